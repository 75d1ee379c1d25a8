"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { rebaseEdits } from "@/lib/dns/rebase";
import { type ExistingRecord, sameRecord, type ZoneRecord } from "@/lib/dns/record";
import { surplus } from "@/lib/dns/undo";
import type { ZoneView } from "@/lib/zones/contract";
import { draftOf, draftRows, type Pending } from "./zone-draft";

export interface Elsewhere {
  added: ZoneRecord[];
  removed: ZoneRecord[];
}

/** Edits that were left behind unsaved, by service: a look at another page of the shop doesn't lose them. */
const left = new Map<string, { zone: ZoneView; pending: Pending[] }>();

/** What was left behind, moved along to the zone as it is now. */
function leftOf(zone: ZoneView): Pending[] {
  const before = left.get(zone.serviceId);
  if (!before) return [];
  const edits = rebaseEdits(before.pending, before.zone.records, zone.records);
  return edits.map((edit, at) => ({ ...edit, key: edit.op === "add" ? `left-${at}` : edit.id }));
}

/** The zone that edits are made on, the pending edits, and what follows from them. */
export function useZoneDraft(initial: ZoneView) {
  const [zone, setZone] = useState(initial);
  const [pending, setPending] = useState<Pending[]>(() => leftOf(initial));
  const lastKey = useRef(0);
  const newKey = () => {
    lastKey.current += 1;
    return `new-${lastKey.current}`;
  };
  const draft = useMemo(() => draftOf(zone.records, pending, zone.domain), [zone, pending]);
  const rows = useMemo(() => draftRows(zone.records, pending), [zone, pending]);
  useLeaveWarning(pending.length > 0);
  useEffect(() => {
    if (pending.length > 0) left.set(zone.serviceId, { zone, pending });
    else left.delete(zone.serviceId);
  }, [zone, pending]);

  /** Takes a later state of the zone; pending edits move along. */
  function take(next: ZoneView): Elsewhere {
    const elsewhere = { added: surplus(next.records, zone.records), removed: surplus(zone.records, next.records) };
    setPending((edits) =>
      rebaseEdits(edits, zone.records, next.records).map((edit) => ({
        ...edit,
        key: edit.op === "add" ? newKey() : edit.id,
      })),
    );
    setZone(next);
    return elsewhere;
  }

  function put(key: string | null, record: ZoneRecord) {
    const was: ExistingRecord | undefined = zone.records.find((one) => one.id === key);
    const slot = key ?? newKey();
    const without = pending.filter((edit) => edit.key !== slot);
    if (!was) {
      const at = pending.findIndex((edit) => edit.key === slot);
      const edit: Pending = { op: "add", record, key: slot };
      setPending(at < 0 ? [...without, edit] : pending.map((one, index) => (index === at ? edit : one)));
    } else if (sameRecord(was, record)) setPending(without);
    else setPending([...without, { op: "change", id: was.id, record, key: slot }]);
  }

  return {
    zone,
    pending,
    rows,
    draft,
    take,
    put,
    remove: (key: string) =>
      setPending([...pending.filter((edit) => edit.key !== key), { op: "delete", id: key, key }]),
    restore: (key: string) => setPending(pending.filter((edit) => edit.key !== key)),
    discard: () => setPending([]),
  };
}

/** Asks before the page is left with unsaved edits. */
function useLeaveWarning(dirty: boolean) {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);
}
