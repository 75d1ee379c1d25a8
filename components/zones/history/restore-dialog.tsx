"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { refreshZoneCall } from "@/components/generated/zones";
import { readRestorePointCall, restoreZoneCall } from "@/components/generated/zones-restore-points";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Select } from "@/components/ui/field/select";
import { Note } from "@/components/ui/note";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { toast } from "@/components/ui/toast/toast";
import { useCall } from "@/components/use-call";
import { useMutation } from "@/components/use-mutation";
import type { ZoneRecord } from "@/lib/dns/record";
import { recordsApart, restoreEdits } from "@/lib/dns/restore";
import type { ZoneChangeView, ZoneView } from "@/lib/zones/contract";
import type { RestorePoint } from "@/lib/zones/restore-points-contract";
import { BrakeDialog } from "../brake-dialog";
import { ConsequenceNotes } from "../consequence-notes";
import { RecordDiff } from "../record-diff";
import { SaveResult } from "../save-result";
import type { Brake } from "../use-save-zone";
import { zoneDraftOf } from "../zone-draft";
import { usePointTitle } from "./use-point-title";

const NOW = "now";

interface Props {
  zone: ZoneView;
  point: RestorePoint;
  others: readonly RestorePoint[];
  /** The records can't be changed now: they are compared alone. */
  readOnly: boolean;
  onZone: (zone: ZoneView) => void;
  onClose: () => void;
}

/** What differs at one host and type. */
interface Difference {
  key: string;
  removed: ZoneRecord[];
  added: ZoneRecord[];
}

function differencesOf(from: readonly ZoneRecord[], to: readonly ZoneRecord[]): Difference[] {
  const { removed, added } = recordsApart(from, to);
  const found = new Map<string, Difference>();
  const at = ({ host, type }: ZoneRecord): Difference => {
    const key = `${host} ${type}`;
    const there = found.get(key) ?? { key, removed: [], added: [] };
    found.set(key, there);
    return there;
  };
  for (const record of removed) at(record).removed.push(record);
  for (const record of added) at(record).added.push(record);
  return [...found.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** A state that was fetched: undefined while it is on its way. */
type Fetched = ZoneRecord[] | { error: string } | undefined;

function usePointRecords(serviceId: string, pointId: string | null): Fetched {
  const call = useCall();
  const [fetched, setFetched] = useState<{ pointId: string; records: Fetched }>();
  useEffect(() => {
    if (pointId === null) return;
    let left = false;
    call(readRestorePointCall, { id: serviceId, pointId }).then((result) => {
      if (!left) setFetched({ pointId, records: result.ok ? result.value.records : { error: result.failure.detail } });
    });
    return () => {
      left = true;
    };
  }, [call, serviceId, pointId]);
  return fetched?.pointId === pointId ? fetched?.records : undefined;
}

/**
 * Compares a restore point with the present records or with another point; against the present ones, what is chosen of the differences is
 * restored: with the same consequences, errors and brake as any change.
 */
export function RestoreDialog({ zone, point, others, readOnly, onZone, onClose }: Props) {
  const t = useTranslations("zone-history.compare");
  const title = usePointTitle();
  const sentence = useErrorSentence();
  const router = useRouter();
  const [against, setAgainst] = useState(NOW);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [brake, setBrake] = useState<Brake | null>(null);
  const [trouble, setTrouble] = useState<ZoneChangeView | null>(null);
  const [error, setError] = useState<string>();
  const then = usePointRecords(zone.serviceId, point.id);
  const other = usePointRecords(zone.serviceId, against === NOW ? null : against);
  // The page is read again when the dialog closes: what could not be restored is told in it.
  const restore = useMutation(restoreZoneCall, { refresh: false });
  const refresh = useMutation(refreshZoneCall, { refresh: false });
  const withNow = against === NOW;
  const from = withNow ? zone.records : other;
  const differences = useMemo(
    () => (Array.isArray(then) && Array.isArray(from) ? differencesOf(from, then) : []),
    [from, then],
  );
  const { chosen, part, draft } = useMemo(() => {
    const kept = differences.filter(({ key }) => !left.has(key));
    const some = kept.length < differences.length && {
      take: kept.flatMap(({ added }) => added),
      drop: kept.flatMap(({ removed }) => removed),
    };
    const edits = withNow && Array.isArray(then) ? restoreEdits(zone.records, then, some || null) : null;
    return { chosen: kept, part: some || null, draft: edits && zoneDraftOf(zone.records, edits, zone.domain) };
  }, [differences, left, withNow, then, zone]);
  const errors = draft?.findings.filter((finding) => finding.level === "error") ?? [];

  const end = () => {
    onClose();
    router.refresh();
  };

  async function save(confirmed: boolean) {
    setError(undefined);
    const input = { id: zone.serviceId, pointId: point.id, baseVersion: zone.version, confirmed, part };
    const saved = await restore.run(input);
    setBrake(null);
    if (saved.ok) {
      onZone(saved.value.zone);
      const { change } = saved.value;
      if (change && change.state !== "done") return setTrouble(change);
      toast(t("done"));
      return end();
    }
    const { code, params, fields, detail } = saved.failure;
    if (code === "zones.brake") {
      return setBrake({ touched: Number(params.touched), total: Number(params.total), again: () => save(true) });
    }
    setError(Object.values(fields)[0] ?? detail);
    if (code === "zones.changed_elsewhere") {
      const read = await refresh.run({ id: zone.serviceId });
      if (read.ok) onZone(read.value);
    }
  }

  const loading = then === undefined || from === undefined;
  const failed = [then, from].find((one) => one !== undefined && "error" in one) as { error: string } | undefined;
  const choices = others.filter(({ id }) => id !== point.id).map((one) => ({ value: one.id, label: title(one) }));
  return (
    <>
      <Dialog
        open
        onClose={trouble ? end : onClose}
        title={t("title", { name: title(point) })}
        busy={restore.busy}
        actions={
          <>
            <Button kind="flat" onClick={trouble ? end : onClose} disabled={restore.busy}>
              {t("close")}
            </Button>
            {withNow && !readOnly && !trouble && (
              <Button
                kind="go"
                busy={restore.busy}
                disabled={!draft?.dirty || errors.length > 0}
                onClick={() => save(false)}
              >
                {t(part ? "restorePart" : "restoreAll", { count: chosen.length })}
              </Button>
            )}
          </>
        }
      >
        {choices.length > 0 && (
          <Select
            label={t("with")}
            value={against}
            onChange={(event) => {
              setAgainst(event.target.value);
              setLeft(new Set());
            }}
            options={[{ value: NOW, label: t("now") }, ...choices]}
          />
        )}
        {failed && <Note kind="bad" title={failed.error} />}
        {loading && <SkeletonRows rows={3} />}
        {!loading && !failed && differences.length === 0 && <p>{t("same")}</p>}
        {differences.length > 0 && (
          <>
            <p className="text-sm text-ink-2">{t(withNow ? (readOnly ? "leadReadOnly" : "lead") : "leadOther")}</p>
            <Differences
              differences={differences}
              left={left}
              onToggle={withNow && !readOnly ? (key) => setLeft(toggled(left, key)) : null}
            />
          </>
        )}
        {errors.map((finding) => (
          <Note key={`${finding.index} ${finding.code}`} kind="bad" title={sentence(finding)} />
        ))}
        {draft && <ConsequenceNotes consequences={draft.consequences} />}
        {error && <Note kind="bad" title={error} live />}
        {trouble && <SaveResult change={trouble} onClose={end} />}
      </Dialog>
      <BrakeDialog brake={brake} busy={restore.busy} onClose={() => setBrake(null)} onConfirm={() => brake?.again()} />
    </>
  );
}

interface DifferencesProps {
  differences: readonly Difference[];
  left: ReadonlySet<string>;
  /** Null: nothing can be chosen. */
  onToggle: ((key: string) => void) | null;
}

/** What differs, by host and type; each can be left out where it may be restored. */
function Differences({ differences, left, onToggle }: DifferencesProps) {
  return (
    <ul>
      {differences.map(({ key, removed, added }) => {
        const name = <span className="mono-value">{key}</span>;
        return (
          <li key={key} className="border-t border-rule py-2 first:border-t-0">
            {onToggle ? (
              <Checkbox label={name} checked={!left.has(key)} onChange={() => onToggle(key)} />
            ) : (
              <p>{name}</p>
            )}
            <RecordDiff removed={removed} added={added} />
          </li>
        );
      })}
    </ul>
  );
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
