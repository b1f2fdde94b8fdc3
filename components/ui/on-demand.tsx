"use client";

import { createElement, useEffect, useEffectEvent, useState, type ComponentType } from "react";
import { notesTexts } from "#lib/texts/en/notes.ts";
import { tellFailure } from "./toast.tsx";

/**
 * A part of a page whose script comes when it is shown for the first time, after what the page is for. Without it
 * nothing is missing, so a script that cannot be had (offline) is only reported.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  onFailure: (props: Props) => void = () => undefined,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function Late(props: Props) {
    const [loaded, setLoaded] = useState(() => known);
    const failed = useEffectEvent(() => onFailure(props));
    useEffect(() => {
      if (known) return;
      let current = true;
      load().then(
        (component) => {
          known = component;
          if (current) setLoaded(() => component);
        },
        (error: unknown) => {
          reportError(error);
          if (current) failed();
        },
      );
      return () => {
        current = false;
      };
    }, []);
    return loaded && createElement(loaded, props);
  };
}

/**
 * A dialog whose script comes when it is opened for the first time. When that cannot be had (offline), it closes
 * again and says so, and the page stays as it is.
 */
export function onDemand<Props extends { close: () => void }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return late(load, ({ close }) => {
    tellFailure(notesTexts.failedOffline);
    close();
  });
}
