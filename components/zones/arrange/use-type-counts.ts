"use client";

import { useMemo, useRef } from "react";
import type { Edit } from "@/lib/dns/diff";
import type { ExistingRecord } from "@/lib/dns/record";
import { countTypes, type TypeCount } from "./arrange-rows";

/** How many rows each type has: the same list until that changes, so that what shows it is not rendered again for other edits. */
export function useTypeCounts(records: readonly ExistingRecord[], pending: readonly Edit[]): readonly TypeCount[] {
  const counts = useMemo(() => countTypes(records, pending), [records, pending]);
  const known = useRef(counts);
  if (String(known.current) !== String(counts)) known.current = counts;
  return known.current;
}
