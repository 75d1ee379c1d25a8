"use client";

import { startTransition, useCallback, useMemo, useState } from "react";
import { listRemarksCall } from "@/components/generated/zones-remark";
import { useCall } from "@/components/use-call";
import { recordName } from "@/lib/dns/moved-records";
import type { ZoneRecord } from "@/lib/dns/record";
import type { RecordRemark } from "@/lib/zones/remark-contract";
import type { DraftRow } from "../zone-draft";

/** The customer's remarks beside records, and the record whose remark is being written. */
export function useRemarks(serviceId: string, initial: readonly RecordRemark[]) {
  const [remarks, setRemarks] = useState(initial);
  const [asked, setAsked] = useState<ZoneRecord | null>(null);
  const call = useCall();
  const byName = useMemo(() => new Map(remarks.map((one) => [recordName(one), one.remark])), [remarks]);
  const remarkFor = (record: ZoneRecord) => byName.get(recordName(record));
  // Of a record that is being edited it is the saved record's, until it is saved.
  const remarkOf = useCallback(
    ({ was, record }: DraftRow) => (byName.size === 0 ? undefined : byName.get(recordName(was ?? record))),
    [byName],
  );
  const onRemark = useCallback(({ was }: DraftRow) => startTransition(() => setAsked(was)), []);
  return {
    remarkOf,
    remarkFor,
    onRemark,
    asked,
    end: () => setAsked(null),
    take: (next: readonly RecordRemark[]) => {
      setRemarks(next);
      setAsked(null);
    },
    readAgain: async () => {
      if (remarks.length === 0) return;
      const read = await call(listRemarksCall, { id: serviceId });
      if (read.ok) setRemarks(read.value.remarks);
    },
  };
}
