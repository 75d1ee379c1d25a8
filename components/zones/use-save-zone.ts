"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Result } from "@/components/call-contract";
import { applyChangesCall, refreshZoneCall, undoChangeCall } from "@/components/generated/zones";
import { useActingCall } from "@/components/services/controls/acting-as";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { brakeApplies } from "@/lib/dns/consequences";
import { applyEdits, diffZone, type Edit } from "@/lib/dns/diff";
import { portionsOf } from "@/lib/dns/portions";
import type { ZoneChangeView, ZoneView } from "@/lib/zones/contract";
import { useStepsDone } from "./use-steps-done";
import type { Elsewhere } from "./use-zone-draft";
import type { Pending } from "./zone-draft";

interface Options {
  zone: ZoneView;
  pending: readonly Pending[];
  /** Replaces the zone by a newer state, and returns what changed in it. */
  take: (zone: ZoneView) => Elsewhere;
  onChange: (change: ZoneChangeView) => void;
}

type Saved = Result<{ change: ZoneChangeView | null; zone: ZoneView }>;

/** A change of a large part of the zone waits for a confirmation: the figures to show, and the call to repeat. */
export interface Brake {
  touched: number;
  total: number;
  again: () => void;
}

const differs = (elsewhere: Elsewhere) => elsewhere.added.length + elsewhere.removed.length > 0;

/** An edit as the contract takes it: without the key, which only the table uses. */
function wireEdit(edit: Pending): Edit {
  const { key: _, ...rest } = edit;
  return rest;
}

/** So many edits go into one request (applyChangesContract); more are saved in parts, each a change that can be undone. */
const EDITS_MOST = 200;

function largeChange({ records }: ZoneView, pending: readonly Edit[]): { touched: number; total: number } | null {
  const changes = diffZone(records, applyEdits(records, pending).desired);
  if (!brakeApplies(records, changes)) return null;
  return { touched: changes.filter(({ kind }) => kind !== "keep" && kind !== "add").length, total: records.length };
}

/** Saving, undoing and reading again, with their results: saved, saved in part, changed elsewhere, confirmation needed. */
export function useSaveZone({ zone, pending, take, onChange }: Options) {
  const t = useTranslations("zones");
  const [result, setResult] = useState<ZoneChangeView | null>(null);
  const [elsewhere, setElsewhere] = useState<Elsewhere | null>(null);
  const [brake, setBrake] = useState<Brake | null>(null);
  const [error, setError] = useState<string | undefined>();
  /** The parts before the one that is being saved. */
  const [parts, setParts] = useState<{ done: number; total: number } | null>(null);
  const acting = useActingCall();
  const apply = useMutation(acting(applyChangesCall), { refresh: false });
  const undoing = useMutation(acting(undoChangeCall), { refresh: false });
  const reading = useMutation(acting(refreshZoneCall), { refresh: false });

  async function refresh() {
    const read = await reading.run({ id: zone.serviceId });
    if (!read.ok) return setError(read.failure.detail);
    setError(undefined);
    const found = take(read.value);
    setElsewhere(differs(found) ? found : null);
  }

  async function settle(saved: Saved, again: () => void, last = true) {
    setBrake(null);
    if (!saved.ok) {
      const { code, params, fields, detail } = saved.failure;
      if (code === "zones.brake") {
        return setBrake({ touched: Number(params.touched), total: Number(params.total), again });
      }
      const read = code === "zones.changed_elsewhere" ? await reading.run({ id: zone.serviceId }) : null;
      if (!read?.ok) return setError(Object.values(fields)[0] ?? detail);
      setError(undefined);
      setElsewhere(take(read.value));
      return;
    }
    const { change, zone: next } = saved.value;
    setError(undefined);
    setElsewhere(null);
    take(next);
    if (!change) return;
    onChange(change);
    if (change.state !== "done") setResult(change);
    else if (last) toast(t("saved"));
  }

  async function save(confirmed: boolean) {
    setResult(null);
    const portions = portionsOf(pending.map(wireEdit), zone.records, EDITS_MOST);
    // A part of a large change is small, so the whole is asked about here.
    const large = portions.length > 1 && !confirmed ? largeChange(zone, pending) : null;
    if (large) return setBrake({ ...large, again: () => save(true) });
    let baseVersion = zone.version;
    for (const [at, edits] of portions.entries()) {
      setParts(portions.length > 1 ? { done: at * EDITS_MOST, total: pending.length } : null);
      const saved = await apply.run({ id: zone.serviceId, edits, baseVersion, confirmed });
      await settle(saved, () => save(true), at === portions.length - 1);
      if (!saved.ok || saved.value.change?.state !== "done") break;
      baseVersion = saved.value.zone.version;
    }
    setParts(null);
  }

  async function undo(changeId: string, confirmed: boolean) {
    setResult(null);
    const input = { id: zone.serviceId, changeId, baseVersion: zone.version, confirmed };
    await settle(await undoing.run(input), () => undo(changeId, true));
  }

  const busy = apply.busy || undoing.busy;
  const steps = useStepsDone(zone.serviceId, busy);
  return {
    busy,
    /** How far the change is: parts that were saved before, and the calls of the present one. */
    progress: parts ? { ...parts, done: Math.min(parts.done + (steps?.done ?? 0), parts.total) } : steps,
    refreshing: reading.busy,
    error,
    result,
    closeResult: () => setResult(null),
    elsewhere,
    brake,
    closeBrake: () => setBrake(null),
    confirmBrake: () => brake?.again(),
    refresh,
    save: () => save(false),
    undo: (changeId: string) => undo(changeId, false),
  };
}
