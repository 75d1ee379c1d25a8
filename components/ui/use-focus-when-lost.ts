"use client";

import { useLayoutEffect, useRef } from "react";

/**
 * Gives the focus on when what had it leaves the page or can't have it any more, such as a bar with the button that was pressed: the browser
 * would begin again at the top. Who pressed it with a pointer keeps the page where it is; who uses the keyboard sees where the focus is.
 *
 * @param isThere whether it is on the page. @param find where the focus goes; nowhere without an element.
 */
export function useFocusWhenLost(isThere: boolean, find: () => HTMLElement | null | undefined): void {
  const wasThere = useRef(isThere);
  // With the change itself: on a busy machine a moment later is too late, since keepFocus has then given the focus to a heading.
  useLayoutEffect(() => {
    const isGone = wasThere.current && !isThere;
    wasThere.current = isThere;
    if (!isGone) return;
    const focused = document.activeElement;
    // A button that was disabled has the focus until the browser draws again.
    if (focused !== document.body && !focused?.matches("button:disabled")) return;
    const element = find();
    element?.focus({ preventScroll: true });
    if (element?.matches(":focus-visible")) element.scrollIntoView({ block: "nearest" });
  });
}
