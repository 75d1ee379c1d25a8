import type { KeyboardEvent } from "react";

/** Submits a form by Ctrl-Enter (⌘-Enter), from any of its fields: Enter alone begins a new line. */
export function sendOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || event.ctrlKey === event.metaKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
