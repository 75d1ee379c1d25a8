"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";

let place: string | null = null;
const listeners = new Set<() => void>();

function set(next: string | null) {
  place = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Names the item of the navigation that a page belongs to where the page's address does not tell: the address of a service says
 * nothing of its product line. The address decides until the page's script runs.
 */
export function NavPlace({ segment }: { segment: string }) {
  useLayoutEffect(() => {
    set(segment);
    return () => set(null);
  }, [segment]);
  return null;
}

/** What the page named; null: its address decides. */
export function useNavPlace(): string | null {
  return useSyncExternalStore(
    subscribe,
    () => place,
    () => null,
  );
}
