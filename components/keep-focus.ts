/** For how long after a change the page is still becoming what it will be. */
const FOLLOWED_MS = 10_000;
/** Whatever has an answer of its own to a lost focus (useFocusWhenLost, useComeIntoView) comes first. */
const OTHERS_FIRST_MS = 100;
const ROW = "tr, li, article";

export interface FocusStep {
  element: Element;
  before: Element | null;
  after: Element | null;
}

let end = () => {};

/** What has the focus now: asked for when a change is begun, since a button that is disabled meanwhile loses it before the answer. */
export const focusedNow = () => stepsFrom(document.activeElement);

/**
 * Follows the focus while a change that somebody made comes into the page. A button that goes with its row, or with what it was for, takes the
 * focus with it, and the browser would begin again at the top: the focus goes to the row that took its place, else to the heading above it.
 * Never to another button, which a second press of Enter would press. Called after a change succeeded, before the page shows it.
 *
 * @param again finds what took the place of a control that was made anew.
 */
export function keepFocus(pressed: FocusStep[], again?: (path: readonly FocusStep[]) => HTMLElement | undefined): void {
  end();
  const { pathname } = location;
  let path = pressed;
  const follow = () => {
    if (document.activeElement !== document.body) path = focusedNow();
  };
  follow();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    timer = undefined;
    // Another page begins at its top.
    if (location.pathname !== pathname) return end();
    if (document.activeElement === document.body) giveFocus(stillThere(path) || again?.(path) || placeAfter(path));
  };
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(look, OTHERS_FIRST_MS);
  });
  // Capturing: a dialog that closes gives the focus back to what opened it, which may be the next to go.
  document.addEventListener("focusin", follow, true);
  observer.observe(document.body, { childList: true, subtree: true });
  const stop = () => {
    clearTimeout(given);
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener("focusin", follow, true);
    document.removeEventListener("pointerdown", stop, true);
    end = () => {};
  };
  const given = setTimeout(stop, FOLLOWED_MS);
  // A press says anew where somebody is.
  document.addEventListener("pointerdown", stop, true);
  end = stop;
}

/** An element and all that it stands in, with their neighbours: once it is gone, nothing of that can be asked for. */
function stepsFrom(focused: Element | null): FocusStep[] {
  const steps: FocusStep[] = [];
  for (let element = focused; element && element !== document.body; element = element.parentElement)
    steps.push({ element, before: element.previousElementSibling, after: element.nextElementSibling });
  return steps;
}

/** A button that was disabled while it acted, and can be pressed again. */
function stillThere(path: readonly FocusStep[]): HTMLElement | false | undefined {
  const element = path[0]?.element as HTMLElement | undefined;
  return element?.isConnected && element.matches("button:enabled, a[href]") && element;
}

/** Where to go on after what had the focus is gone; nowhere while it stands there. */
function placeAfter(path: readonly FocusStep[]): HTMLElement | null {
  const left = path.findIndex(({ element }) => element.isConnected);
  const gone = path.slice(0, left < 0 ? undefined : left).at(-1);
  if (!gone) return null;
  if (gone.element.matches(ROW)) {
    const row = [gone.after, gone.before].find((beside) => beside?.isConnected && beside.matches(ROW));
    if (row) return row as HTMLElement;
  }
  const around = path[left]?.element ?? document.querySelector("main");
  return around?.closest<HTMLElement>(ROW) ?? headingOf(around);
}

/** The first heading in the nearest of what the element stands in that has one. */
function headingOf(around: Element | null): HTMLElement | null {
  for (let element = around; element && element !== document.body; element = element.parentElement) {
    const heading = [...element.querySelectorAll<HTMLElement>("h1, h2, h3")].find((one) => one.checkVisibility());
    if (heading) return heading;
  }
  return document.querySelector<HTMLElement>("main h1");
}

function giveFocus(element: HTMLElement | null): void {
  if (!element) return;
  if (!element.hasAttribute("tabindex")) {
    element.tabIndex = -1;
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  // Who pressed with a pointer keeps the page where it is; who uses the keyboard sees where the focus is.
  element.focus({ preventScroll: true });
  if (element.matches(":focus-visible")) element.scrollIntoView({ block: "nearest" });
}
