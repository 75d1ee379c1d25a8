"use client";

import { useEffect, useRef } from "react";

/**
 * Gives the focus on when what had it leaves the page or can't have it any more, such as a bar with the button that was pressed: the browser
 * would begin again at the top. Who pressed it with a pointer keeps the page where it is; who uses the keyboard sees where the focus is.
 *
 * @param isThere whether it is on the page. @param find where the focus goes; nowhere without an element.
 */
export function useFocusWhenLost(isThere: boolean, find: () => HTMLElement | null | undefined): void {
  const next = useRef(find);
  useEffect(() => {
    next.current = find;
  });
  useEffect(() => {
    if (!isThere) return;
    return () => {
      const focused = document.activeElement;
      // A button that was disabled has the focus until the browser draws again.
      if (focused !== document.body && !focused?.matches("button:disabled")) return;
      const element = next.current();
      element?.focus({ preventScroll: true });
      if (element?.matches(":focus-visible")) element.scrollIntoView({ block: "nearest" });
    };
  }, [isThere]);
}
