import { press } from "../press";

/** A press that lasts longer is no click: something is dragged, or the window was left. The release of a scroll bar is not told at all. */
const LONGEST_MS = 1_000;

/**
 * Remembers whether a pointer is pressed on the page. Between press and release nothing may move: a button that an error pushes down
 * is no longer under the pointer at the release, and the click is lost.
 * @returns a function that runs its argument now, or after the click if a pointer is pressed; a second after the press at the latest.
 */
export function pressesOf(page: EventTarget): (run: () => void) => void {
  let pressed = false;
  let end: ReturnType<typeof setTimeout>;
  const waiting: (() => void)[] = [];

  function endIn(ms: number) {
    clearTimeout(end);
    end = setTimeout(() => {
      pressed = false;
      for (const run of waiting.splice(0)) run();
    }, ms);
  }

  function begin(event: Event) {
    if ((event as MouseEvent).button !== 0) return; // a menu may open, and its release is not always told
    pressed = true;
    endIn(LONGEST_MS);
  }

  // A finger's `mousedown` comes only after its `pointerup`, and the field loses the focus then.
  for (const kind of ["pointer", "mouse"]) {
    page.addEventListener(`${kind}down`, begin, true);
    // The browser sends the click right after the release, in the same task.
    page.addEventListener(`${kind}up`, () => endIn(0), true);
  }
  return (run) => {
    if (pressed) waiting.push(run);
    else run();
  };
}

let pageRuns: ((run: () => void) => void) | undefined;

/** Begins to notice presses on this page; useCheckedForm does it, and the layouts of the account and of the back office (FollowFocus). */
export function watchPresses(): void {
  pageRuns ??= pressesOf(window);
  press.hold = (answer) => new Promise((resolve) => afterPress(() => resolve(answer)));
}

/** Runs something that can move the layout: now, or after the click if a pointer is pressed. */
export function afterPress(run: () => void): void {
  if (pageRuns) pageRuns(run);
  else run();
}
