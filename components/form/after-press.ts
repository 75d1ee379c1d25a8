/** A press that lasts longer is no click: something is dragged. The release of a scroll bar is not told at all. */
const LONGEST_MS = 1_000;

/**
 * Remembers whether a pointer is pressed on the page. Between press and release nothing may move: a button that an error pushes down
 * is no longer under the pointer at the release, and the click is lost.
 * @returns a function that runs its argument now, or after the click if a pointer is pressed; a second after the press at the latest.
 */
export function pressesOf(page: EventTarget): (run: () => void) => void {
  let pressed = false;
  let waiting: (() => void)[] = [];
  let end: ReturnType<typeof setTimeout> | undefined;

  function press(event: Event) {
    if ("button" in event && event.button !== 0) return; // a menu may open, and its release is not always told
    pressed = true;
    endIn(LONGEST_MS);
  }

  // The browser sends the click right after the release, in the same task.
  const release = () => endIn(0);

  function endIn(ms: number) {
    clearTimeout(end);
    end = setTimeout(() => {
      pressed = false;
      const due = waiting;
      waiting = [];
      for (const run of due) run();
    }, ms);
  }

  // A finger's `mousedown` comes only after its `pointerup`, and the field loses the focus then.
  for (const type of ["pointerdown", "mousedown"]) page.addEventListener(type, press, true);
  for (const type of ["pointerup", "mouseup", "pointercancel", "dragend"]) page.addEventListener(type, release, true);
  page.addEventListener("blur", release); // of the window alone: that of a field does not rise to it
  return (run) => {
    if (pressed) waiting.push(run);
    else run();
  };
}

let pageRuns: ((run: () => void) => void) | undefined;

/** Begins to notice presses on this page; useCheckedForm and useCall do it. */
export function watchPresses(): void {
  pageRuns ??= pressesOf(window);
}

/** Runs something that can move the layout: now, or after the click if a pointer is pressed. */
export function afterPress(run: () => void): void {
  if (pageRuns) pageRuns(run);
  else run();
}
