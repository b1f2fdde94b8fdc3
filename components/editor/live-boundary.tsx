"use client";

import { Component, type ReactNode } from "react";

/** When the editor itself breaks, the text stays (law 3): what broke is reported, and `onBroken` brings the text back. */
export class LiveBoundary extends Component<
  { onBroken: () => void; children: ReactNode },
  { broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    reportError(error);
    this.props.onBroken();
  }

  override render() {
    return this.state.broken ? null : this.props.children;
  }
}
