/** What a form of a control is read from: what it warns of, or its first field; without either a button. */
export function firstPlace(form: Pick<ParentNode, "querySelector"> | null): HTMLElement | null {
  const places = ["h3[tabindex], p[tabindex]", "input:enabled, select:enabled, textarea:enabled", "button:enabled"];
  for (const place of places) {
    const found = form?.querySelector<HTMLElement>(place);
    if (found) return found;
  }
  return null;
}

interface Pressed {
  key: string;
  defaultPrevented: boolean;
  target: unknown;
  currentTarget: { contains: (other: Node | null) => boolean };
}

/** Whether a key closes the form: Escape, while nothing in it would be lost. A dialog that the form has opened keeps its own Escape. */
export function isCancelled({ key, defaultPrevented, target, currentTarget }: Pressed, typed: boolean): boolean {
  return key === "Escape" && !typed && !defaultPrevented && currentTarget.contains(target as Node | null);
}
