"use client";

import { useSyncExternalStore } from "react";
import { currentVisitor, subscribeVisitor, unknownVisitor, type Visitor } from "./visitor";

/** The visitor as known now; on the server and during hydration not known yet. */
export function useVisitor(): Visitor {
  return useSyncExternalStore(subscribeVisitor, currentVisitor, unknownVisitor);
}
