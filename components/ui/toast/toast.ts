/** A short message that comes after an action and goes by itself. What needs an answer belongs on the page instead. */
export interface ToastMessage {
  id: number;
  text: string;
  kind: "ok" | "bad";
}

/** On the server there are never any. The same list before the first message here, or taking over the page would render it again. */
const none: readonly ToastMessage[] = [];
let shown = none;
let lastId = 0;
const listeners = new Set<() => void>();
const SHOWN_MS = 6000;

function set(next: readonly ToastMessage[]) {
  shown = next;
  for (const listener of listeners) listener();
}

export function toast(text: string, kind: ToastMessage["kind"] = "ok") {
  lastId += 1;
  const id = lastId;
  set([...shown.slice(-2), { id, text, kind }]);
  setTimeout(() => dismissToast(id), SHOWN_MS);
}

export function dismissToast(id: number) {
  set(shown.filter((one) => one.id !== id));
}

export function subscribeToasts(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentToasts = () => shown;
export const noToasts = () => none;
