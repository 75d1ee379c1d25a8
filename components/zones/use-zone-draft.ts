"use client";

import { type Dispatch, type SetStateAction, useDeferredValue, useEffect, useMemo, useState } from "react";
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

/** Keys of new rows: no two are the same on one page. */
function keyMaker() {
  let last = 0;
  return () => {
    last += 1;
    return `new-${last}`;
  };
}

/** The zone, the pending edits, and what follows from them. The same object until one of these changes. */
export function useZoneDraft(initial: ZoneView) {
  const [zone, setZone] = useState(initial);
  const [pending, setPending] = useState<Pending[]>(() => unsavedOf(initial));
  const [newKey] = useState(keyMaker);
  // A press shows in its row at once; what follows from thousands of edits comes with the next picture.
  const settled = useDeferredValue(useMemo(() => ({ zone, pending }), [zone, pending]));
  const draft = useMemo(() => zoneDraftOf(settled.zone.records, settled.pending, settled.zone.domain), [settled]);
  const tooMany = useMemo(() => tooManyRecords(settled.zone, draft.count), [settled, draft]);
  const rows = useMemo(() => draftRows(zone.records, pending), [zone, pending]);
  useUnsavedChanges(pending.length > 0, { keptInside: true });
  useEffect(() => {
    if (pending.length > 0) unsaved.set(zone.serviceId, { zone, pending });
    else unsaved.delete(zone.serviceId);
  }, [zone, pending]);

  const edits = useMemo(() => editsOf(zone, setZone, setPending, newKey), [zone, newKey]);
  return useMemo(
    () => ({
      zone,
      pending,
      rows,
      draft,
      /** The domain can't have so many records. */
      tooMany,
      ...edits,
    }),
    [zone, pending, rows, draft, tooMany, edits],
  );
}

/** What changes the pending edits. */
function editsOf(
  zone: ZoneView,
  setZone: (next: ZoneView) => void,
  setPending: Dispatch<SetStateAction<Pending[]>>,
  newKey: () => string,
) {
  return {
    /** Replaces the zone by a newer state; pending edits are applied to it. */
    take(next: ZoneView): Elsewhere {
      const elsewhere = { added: surplus(next.records, zone.records), removed: surplus(zone.records, next.records) };
      setPending((edits) =>
        rebaseEdits(edits, zone.records, next.records).map((edit) => ({
          ...edit,
          key: edit.op === "add" ? newKey() : edit.id,
        })),
      );
      setZone(next);
      return elsewhere;
    },

    put(key: string | null, record: ZoneRecord) {
      const was: ExistingRecord | undefined = zone.records.find((one) => one.id === key);
      const slot = key ?? newKey();
      setPending((pending) => {
        const without = pending.filter((edit) => edit.key !== slot);
        if (was)
          return sameRecord(was, record) ? without : [...without, { op: "change", id: was.id, record, key: slot }];
        const edit: Pending = { op: "add", record, key: slot };
        const at = pending.findIndex((one) => one.key === slot);
        return at < 0 ? [...without, edit] : pending.map((one, index) => (index === at ? edit : one));
      });
    },

    /** Edits many rows at once, each by its key. */
    putMany(edited: readonly { key: string; record: ZoneRecord }[]) {
      const saved = new Map(zone.records.map((one) => [one.id, one]));
      setPending((pending) => {
        const edits = new Map(pending.map((edit) => [edit.key, edit]));
        for (const { key, record } of edited) {
          const was = saved.get(key);
          // A pending edit keeps its place: new records stand in the order in which they were added.
          if (!was) edits.set(key, { op: "add", record, key });
          else if (sameRecord(was, record)) edits.delete(key);
          else edits.set(key, { op: "change", id: was.id, record, key });
        }
        return [...edits.values()];
      });
    },

    /** Adds new records. */
    addMany(records: readonly ZoneRecord[]) {
      const added = records.map((record): Pending => ({ op: "add", record, key: newKey() }));
      setPending((pending) => [...pending, ...added]);
    },

    /** Deletes many rows at once; new ones, which are not saved, just go. */
    removeMany(keys: readonly string[]) {
      const gone = new Set(keys);
      const saved = zone.records.filter(({ id }) => gone.has(id));
      setPending((pending) => [
        ...pending.filter((edit) => !gone.has(edit.key)),
        ...saved.map(({ id }): Pending => ({ op: "delete", id, key: id })),
      ]);
    },

    remove: (key: string) =>
      setPending((edits) => [...edits.filter((edit) => edit.key !== key), { op: "delete", id: key, key }]),
    restore: (key: string) => setPending((edits) => edits.filter((edit) => edit.key !== key)),
    discard: () => setPending([]),
    /** Other edits take the place of the pending ones, which they include where those are to stay. */
    replaceEdits: (edits: readonly Edit[]) =>
      setPending(edits.map((edit) => ({ ...edit, key: edit.op === "add" ? newKey() : edit.id }))),
  };
}
