"use client";

import { useEffect, useRef, useState, type ComponentType } from "react";
import type { BacklinksPanelProps } from "./backlinks-panel.tsx";

/** What links to the note, under it. Neither its script nor its data is asked for before somebody comes near. */
export function LinkedHere(props: BacklinksPanelProps) {
  const [Panel, setPanel] = useState<ComponentType<BacklinksPanelProps> | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        import("./backlinks-panel.tsx").then(
          ({ BacklinksPanel }) => setPanel(() => BacklinksPanel),
          (error: unknown) => console.error(error), // a note can be read without it
        );
      },
      { rootMargin: "100px" },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={place}>{Panel && <Panel {...props} />}</div>;
}
