"use client";

import { useEffect } from "react";
import { watchPresses } from "../form/after-press";
import { type FocusStep, focusedNow, keepFocus } from "../keep-focus";

/**
 * Notices presses (watchPresses), and follows the focus after every one (keepFocus): of a button that opens a form in its own place, of a
 * column's head or of "next page". The layouts of the account and of the back office have it.
 */
export function FollowFocus() {
  useEffect(watchPresses, []);
  useEffect(() => {
    const follow = ({ target }: Event) => {
      // The records of a zone pass their focus on without making the browser lay out the page in between (useRowFocus).
      if (target instanceof Element && target.closest("[data-row]")) return;
      keepFocus(focusedNow(), sameControl);
    };
    // Capturing: what is pressed may be gone before the event comes up here.
    document.addEventListener("click", follow, true);
    return () => document.removeEventListener("click", follow, true);
  }, []);
  return null;
}

/** What a list is sorted, searched and paged by. */
const OF_A_LIST = "thead, nav, form[action]";

const wordOf = (element: Element) => element.id || element.getAttribute("name") || element.textContent;

/** The control of a list that took the place of the same one: the list was made anew, in another order or of other rows. */
function sameControl(path: readonly FocusStep[]): HTMLElement | undefined {
  const gone = path[0]?.element;
  const part = path.find(({ element }) => element.matches(OF_A_LIST))?.element.localName;
  if (!gone || !part) return undefined;
  const controls = document.querySelectorAll<HTMLElement>(`main ${part} ${gone.localName}`);
  return [...controls].find((control) => wordOf(control) === wordOf(gone));
}
