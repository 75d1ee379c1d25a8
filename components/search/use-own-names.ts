"use client";

import { useEffect, useState } from "react";
import { findOwnNamesCall } from "@/components/generated/services";
import { useCall } from "@/components/use-call";
import type { SearchName } from "@/lib/search/contract";
import { useVisitor } from "../shell/use-visitor";
import type { Visitor } from "../shell/visitor";
import { noNames } from "./search-state";

/**
 * The service of each searched name that is the customer's. Asked once for each search, and only by customers: the page and the
 * answers of a search are the same for everybody. When it can't be learned, every name counts as somebody else's.
 */
export function useOwnNames(names: readonly SearchName[]): ReadonlyMap<string, string> {
  const { user } = useVisitor();
  const [own, setOwn] = useState(noNames);
  const call = useCall();
  const labels = labelsToAsk(user, names);
  useEffect(() => {
    setOwn(noNames);
    if (labels === "") return;
    const controller = new AbortController();
    void call(findOwnNamesCall, { labels }, { quiet: true, signal: controller.signal }).then((result) => {
      if (result.ok) setOwn(new Map(result.value.rows.map(({ id, name }) => [name, id])));
    });
    return () => controller.abort();
  }, [labels, call]);
  return own;
}

/** Each label once; "" for visitors and staff, who own nothing here. */
export function labelsToAsk(user: Visitor["user"], names: readonly Pick<SearchName, "labelAscii">[]): string {
  return user?.kind === "customer" ? [...new Set(names.map(({ labelAscii }) => labelAscii))].join() : "";
}
