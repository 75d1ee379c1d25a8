"use client";

import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import type { Edit } from "@/lib/dns/diff";
import { rebaseEdits } from "@/lib/dns/rebase";
import { type ExistingRecord, sameRecord, type ZoneRecord } from "@/lib/dns/record";
import { tooManyRecords } from "@/lib/dns/too-many-records";
import { surplus } from "@/lib/dns/undo";
import type { ZoneView } from "@/lib/zones/contract";
import { draftRows, type Pending, zoneDraftOf } from "./zone-draft";

export interface Elsewhere {
  added: ZoneRecord[];
  removed: ZoneRecord[];
}

/** Unsaved edits by service, so that opening another page of the shop does not lose them. */
const unsaved = new Map<string, { zone: ZoneView; pending: Pending[] }>();

/** The unsaved edits, applied to the current zone. */
function unsavedOf(zone: ZoneView): Pending[] {
  const before = unsaved.get(zone.serviceId);
  if (!before) return [];
  const edits = rebaseEdits(before.pending, before.zone.records, zone.records);
  return edits.map((edit, at) => ({ ...edit, key: edit.op === "add" ? `unsaved-${at}` : edit.id }));
}

/** The zone, the pending edits, and what follows from them. */
export function useZoneDraft(initial: ZoneView) {
  const [zone, setZone] = useState(initial);
  const [pending, setPending] = useState<Pending[]>(() => unsavedOf(initial));
  const lastKey = useRef(0);
  const newKey = () => {
    lastKey.current += 1;
    return `new-${lastKey.current}`;
  };
  // A press shows in its row at once; what follows from thousands of edits comes with the next picture.
  const settled = useDeferredValue(useMemo(() => ({ zone, pending }), [zone, pending]));
  const draft = useMemo(() => zoneDraftOf(settled.zone.records, settled.pending, settled.zone.domain), [settled]);
  const tooMany = useMemo(() => tooManyRecords(settled.zone, draft.desired.length), [settled, draft]);
  const rows = useMemo(() => draftRows(zone.records, pending), [zone, pending]);
  useUnsavedChanges(pending.length > 0, { keptInside: true });
  useEffect(() => {
    if (pending.length > 0) unsaved.set(zone.serviceId, { zone, pending });
    else unsaved.delete(zone.serviceId);
  }, [zone, pending]);

  /** Replaces the zone by a newer state; pending edits are applied to it. */
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

  /** Edits many rows at once, each by its key. */
  function putMany(edited: readonly { key: string; record: ZoneRecord }[]) {
    const saved = new Map(zone.records.map((one) => [one.id, one]));
    const edits = new Map(pending.map((edit) => [edit.key, edit]));
    for (const { key, record } of edited) {
      const was = saved.get(key);
      // A pending edit keeps its place: new records stand in the order in which they were added.
      if (!was) edits.set(key, { op: "add", record, key });
      else if (sameRecord(was, record)) edits.delete(key);
      else edits.set(key, { op: "change", id: was.id, record, key });
    }
    setPending([...edits.values()]);
  }

  /** Adds new records. */
  function addMany(records: readonly ZoneRecord[]) {
    setPending([...pending, ...records.map((record): Pending => ({ op: "add", record, key: newKey() }))]);
  }

  /** Deletes many rows at once; new ones, which are not saved, just go. */
  function removeMany(keys: readonly string[]) {
    const gone = new Set(keys);
    const saved = zone.records.filter(({ id }) => gone.has(id));
    setPending([
      ...pending.filter((edit) => !gone.has(edit.key)),
      ...saved.map(({ id }): Pending => ({ op: "delete", id, key: id })),
    ]);
  }

  // Stable, so that the rows of other records are not rendered again.
  const remove = useCallback(
    (key: string) =>
      setPending((edits) => [...edits.filter((edit) => edit.key !== key), { op: "delete", id: key, key }]),
    [],
  );
  const restore = useCallback((key: string) => setPending((edits) => edits.filter((edit) => edit.key !== key)), []);

  return {
    zone,
    pending,
    rows,
    draft,
    /** The domain can't have so many records. */
    tooMany,
    take,
    put,
    putMany,
    addMany,
    removeMany,
    remove,
    restore,
    discard: () => setPending([]),
    /** Other edits take the place of the pending ones, which they include where those are to stay. */
    replaceEdits: (edits: readonly Edit[]) =>
      setPending(edits.map((edit) => ({ ...edit, key: edit.op === "add" ? newKey() : edit.id }))),
  };
}
