"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Brings an element into view and gives it the focus whenever there is news: what a press answered must be seen, wherever on a long
 * page the button is. @param news another object for each answer; nothing happens without one.
 */
export function useComeIntoView(news: object | null | undefined): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!news || !element) return;
    // A bar at the bottom is in view, and scrolling does not move it.
    if (!element.closest("[data-sticky-bar]")) element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
  }, [news]);
  return ref;
}
