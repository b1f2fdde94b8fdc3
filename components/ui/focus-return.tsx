"use client";

import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";

interface FocusReturn {
  /** For the Content of a Radix dialog. */
  handlers: {
    onFocusOutside: (event: Event) => void;
    onCloseAutoFocus: (event: Event) => void;
  };
  /** Goes into that Content. */
  mark: ReactNode;
}

/**
 * Puts the focus back to where it was before a dialog opened. Radix does so only for a dialog with a Trigger, and ours
 * are opened by keys and menus, too. A menu gives the focus back while the dialog is already open: that counts.
 */
export function useFocusReturn(): FocusReturn {
  const from = useRef<EventTarget | null>(null);
  const remember = useCallback((place: EventTarget | null) => {
    from.current = place;
  }, []);
  return {
    handlers: {
      onFocusOutside: (event) => remember(event.target),
      onCloseAutoFocus: (event) => {
        const place = from.current;
        if (!(place instanceof HTMLElement) || !place.isConnected || place === document.body) return;
        event.preventDefault();
        place.focus();
      },
    },
    mark: <Mark remember={remember} />,
  };
}

/** Looks while it renders, which is before anything in the dialog takes the focus. */
function Mark({ remember }: { remember: (place: EventTarget | null) => void }) {
  const [focused] = useState(() => document.activeElement);
  useEffect(() => remember(focused), [remember, focused]);
  return null;
}
