"use client";

import { useSyncExternalStore } from "react";
import { currentVisitor, subscribeVisitor, unknownVisitor, type Visitor } from "./visitor";

/** The visitor as known by now; on the server and while hydrating a stranger. */
export function useVisitor(): Visitor {
  return useSyncExternalStore(subscribeVisitor, currentVisitor, unknownVisitor);
}
