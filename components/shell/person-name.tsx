"use client";

import { useVisitor } from "./use-visitor";

/** The name of who is signed in; known a moment after the page. */
export function PersonName({ after }: { after: string }) {
  const { user } = useVisitor();
  return user ? `${user.name}${after}` : null;
}
