import type { Page } from "@playwright/test";

/** What a person did on the pages of a browser context. */
export interface Effort {
  /** Presses of the mouse or a finger, and of Enter; also links opened outside of the shop (`openedLink`). */
  presses: number;
  /** Fields that something was typed into, each once per opened page. */
  fields: number;
  /** What was counted, in order, for a failure's message. */
  steps: string[];
  /** Counts a link that was pressed outside of the shop's pages: that of a mail. */
  openedLink(what: string): void;
}

/**
 * Counts what a person presses and fills on this page from now on. The page's own events are counted (those of the mouse and the keyboard,
 * not those that scripts make), so a spec counts the same however its locators press and fill.
 */
export async function countEffort(page: Page): Promise<Effort> {
  const effort: Effort = {
    presses: 0,
    fields: 0,
    steps: [],
    openedLink(what) {
      effort.presses++;
      effort.steps.push(`press ${what}`);
    },
  };
  await page.exposeBinding("countedEffort", (_source, kind: "press" | "field", what: string) => {
    if (kind === "press") effort.presses++;
    else effort.fields++;
    effort.steps.push(`${kind} ${what}`);
  });
  await page.addInitScript(listen);
  return effort;
}

/** Runs in the page. */
function listen(): void {
  const report = (kind: "press" | "field", what: string) =>
    void (window as unknown as { countedEffort(kind: string, what: string): Promise<void> }).countedEffort(kind, what);
  const nameOf = (target: EventTarget | null) => {
    if (!(target instanceof Element)) return "the page";
    const thing = target.closest("a, button, label, input, select, textarea") ?? target;
    const label = thing instanceof HTMLInputElement ? thing.labels?.[0]?.textContent : thing.textContent;
    return (thing.getAttribute("aria-label") ?? label ?? thing.tagName).replace(/\s+/g, " ").trim().slice(0, 30);
  };
  addEventListener("pointerdown", (event) => event.isTrusted && report("press", nameOf(event.target)), true);
  addEventListener(
    "keydown",
    (event) => event.isTrusted && event.key === "Enter" && report("press", `Enter in ${nameOf(event.target)}`),
    true,
  );
  const filled = new WeakSet<EventTarget>();
  const isTicked = (target: EventTarget | null) =>
    target instanceof HTMLInputElement && (target.type === "checkbox" || target.type === "radio");
  addEventListener(
    "input",
    ({ target }) => {
      if (target === null || isTicked(target) || filled.has(target)) return;
      filled.add(target);
      report("field", nameOf(target));
    },
    true,
  );
}
