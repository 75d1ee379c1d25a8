import { useContext, useEffect, useRef } from "react";
import { leaveQuestion } from "../questions";
import { DialogForms } from "../ui/modal/dialog-forms";

/** The forms of this page with unsaved changes, and whether another page of the shop would find these again. */
const unsaved = new Map<symbol, { keptInside: boolean }>();

interface Options {
  /** The changes outlive the page within the shop, as those of DNS records do: only leaving the shop asks. */
  keptInside?: boolean;
}

/**
 * Asks before the page is left while a form has unsaved changes: the browser's own question when the shop is left or the page read
 * again, the shop's dialog for links and the way back; the dialog that the form stands in, before it is closed. Not for forms that only
 * ask for something (sign in, search, filters), nor for one whose draft is kept.
 * @returns `leaveForm` for this form.
 */
export function useUnsavedChanges(changed: boolean, { keptInside = false }: Options = {}): (leave: () => void) => void {
  const dialog = useContext(DialogForms);
  const mark = useRef<symbol>(undefined);
  useEffect(() => {
    if (!changed) return;
    const form = markUnsaved({ keptInside });
    mark.current = form;
    dialog?.add(form);
    // Only while something is unsaved: with such a listener browsers don't keep the page for the way back.
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved.has(form)) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      unsaved.delete(form);
      dialog?.delete(form);
      window.removeEventListener("beforeunload", warn);
    };
  }, [changed, keptInside, dialog]);
  return (leave) => leaveForm(mark.current, leave);
}

/** Notes that a form has unsaved changes. @returns its mark, for `leaveForm`. */
export function markUnsaved({ keptInside = false }: Options = {}): symbol {
  const form = Symbol();
  unsaved.set(form, { keptInside });
  return form;
}

/**
 * Does what closes one form of the page, after the user agreed to lose its changes; at once if it has none. Other forms stay as they are
 * and ask for themselves.
 */
export function leaveForm(form: symbol | undefined, leave: () => void): void {
  if (form === undefined || !unsaved.has(form)) leave();
  else
    ask(() => {
      unsaved.delete(form);
      leave();
    });
}

/** Does what leaves the page, after the user agreed to lose all that is unsaved on it; at once if nothing is. */
export function leavePage(leave: () => void): void {
  if (!losesSomething()) leave();
  else
    ask(() => {
      unsaved.clear();
      leave();
    });
}

/** Begins what will leave the page but may still be called off: asks as `leavePage` does, and what is unsaved stays so. */
export function beginToLeave(begin: () => void): void {
  if (!losesSomething()) begin();
  else ask(begin);
}

/** On a page without LeaveQuestion nobody can be asked, so nothing is left. */
function ask(agreed: () => void): void {
  void leaveQuestion.ask().then((yes) => yes && agreed());
}

/** Whether something would be lost on the way to another page of the shop. */
function losesSomething(): boolean {
  return [...unsaved.values()].some(({ keptInside }) => !keptInside);
}

interface Click {
  button: number;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

interface Anchor {
  href: string;
  target: string;
  /** Whether the browser stores what it points to. */
  download: boolean;
}

/** The path to which a click on a link leaves this page within the shop; null if it opens elsewhere, stores a file, or stays. */
export function pathLeftFor(click: Click, link: Anchor, here: string): string | null {
  if (click.button !== 0 || click.altKey || click.ctrlKey || click.metaKey || click.shiftKey) return null;
  if ((link.target !== "" && link.target !== "_self") || link.download || link.href === "") return null;
  const [to, from] = [new URL(link.href, here), new URL(here)];
  if (to.origin !== from.origin || to.pathname.startsWith("/api/")) return null;
  if (to.pathname === from.pathname && to.search === from.search) return null;
  return `${to.pathname}${to.search}${to.hash}`;
}

/**
 * Watches the ways off a page: links, and the way back in browsers that let a page stop it (the Navigation API). LeaveQuestion does it.
 * @returns a function that ends it.
 */
export function watchLeaving(push: (path: string) => void): () => void {
  function onClick(event: MouseEvent) {
    if (!losesSomething() || !(event.target instanceof Element)) return;
    const link = event.target.closest("a");
    if (!link) return;
    const { href, target } = link;
    const path = pathLeftFor(event, { href, target, download: link.hasAttribute("download") }, location.href);
    if (path === null) return;
    event.preventDefault();
    event.stopPropagation();
    // The link's own handlers did not hear of the press (one remembers the language); a link that has left the page has none any more.
    leavePage(() => (link.isConnected ? link.click() : push(path)));
  }

  function onNavigate(event: NavigateEvent) {
    // Only a step in the history: a new page of the shop is asked for above, and by then the router is already on its way.
    if (event.navigationType !== "traverse" || !event.cancelable || !event.destination.sameDocument) return;
    if (event.hashChange || !losesSomething()) return;
    event.preventDefault();
    const { key } = event.destination;
    leavePage(() => void navigation.traverseTo(key));
  }

  // On the window and while the event goes down: before the links' own handlers.
  window.addEventListener("click", onClick, true);
  const history = "navigation" in window ? window.navigation : undefined;
  history?.addEventListener("navigate", onNavigate);
  return () => {
    window.removeEventListener("click", onClick, true);
    history?.removeEventListener("navigate", onNavigate);
  };
}
