"use client";

import { createElement, useEffect, useState, type ComponentType } from "react";

/**
 * A part of a page whose script comes when it is shown for the first time, after what the page is for. Without it
 * nothing is missing, so a script that cannot be had (offline) is only reported.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function Late(props: Props) {
    const [loaded, setLoaded] = useState(() => known);
    useEffect(() => {
      if (known) return;
      let current = true;
      load().then(
        (component) => {
          known = component;
          if (current) setLoaded(() => component);
        },
        (error: unknown) => console.error(error),
      );
      return () => {
        current = false;
      };
    }, []);
    return loaded && createElement(loaded, props);
  };
}
