"use client";

import { useEffect } from "react";
import { watchPresses } from "../form/after-press";
import { type FocusStep, focusedNow, keepFocus } from "../keep-focus";

/** What a list is sorted, searched and paged by. */
const OF_A_LIST = "thead, nav, form[action]";

/**
 * Notices presses (watchPresses), and follows the focus after one by which a list is sorted, searched or paged (keepFocus): its control is made
 * anew with the list. Other presses pass the focus on themselves: what they were for may still be under way while nothing has the focus. The
 * layouts of the account and of the back office have it.
 */
export function FollowFocus() {
  useEffect(watchPresses, []);
  useEffect(() => {
    const follow = ({ target }: Event) => {
      if (target instanceof Element && target.closest(OF_A_LIST)) keepFocus(focusedNow(), sameControl);
    };
    // Capturing: what is pressed may be gone before the event comes up here.
    document.addEventListener("click", follow, true);
    return () => document.removeEventListener("click", follow, true);
  }, []);
  return null;
}

const wordOf = (element: Element) => element.id || element.getAttribute("name") || element.textContent;

/** The control of a list that took the place of the same one: the list was made anew, in another order or of other rows. */
function sameControl(path: readonly FocusStep[]): HTMLElement | undefined {
  const gone = path[0]?.element;
  const part = path.find(({ element }) => element.matches(OF_A_LIST))?.element.localName;
  if (!gone || !part) return undefined;
  const controls = document.querySelectorAll<HTMLElement>(`main ${part} ${gone.localName}`);
  return [...controls].find((control) => wordOf(control) === wordOf(gone));
}
