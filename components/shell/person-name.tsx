"use client";

import { useVisitor } from "./use-visitor";

/** The name of the person who is signed in; nothing until the session has loaded. */
export function PersonName({ after }: { after: string }) {
  const { user } = useVisitor();
  return user ? `${user.name}${after}` : null;
}
