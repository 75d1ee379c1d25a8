"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "@/components/form/use-form";
import {
  forgetRestorePointCall,
  keepRestorePointCall,
  listRestorePointsCall,
  setZoneWatchCall,
} from "@/components/generated/zones-restore-points";
import { Time, timeText } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FieldNote } from "@/components/ui/field/field";
import { TextInput } from "@/components/ui/field/text-input";
import { Section } from "@/components/ui/section";
import { useMutation } from "@/components/use-mutation";
import type { ZoneView } from "@/lib/zones/contract";
import type { RestorePoint, ZoneWatchView } from "@/lib/zones/restore-points-contract";
import { RestoreDialog } from "./restore-dialog";
import { usePointTitle } from "./use-point-title";

interface Props {
  zone: ZoneView;
  points: { rows: RestorePoint[]; next: string | null };
  watch: ZoneWatchView;
  /** The most points of one's own, and of how many changes the state before is offered. */
  limits: { named: number; changes: number };
}

const PAGE = 20;

/** The restore points of a domain: kept by hand and before changes; each is compared, restored or deleted. */
export function RestorePoints({ zone: initial, points, watch, limits }: Props) {
  const t = useTranslations("zone-history");
  const [zone, setZone] = useState(initial);
  // What was loaded further down stays while the first page is read again.
  const [older, setOlder] = useState<{ rows: RestorePoint[]; next: string | null } | null>(null);
  const [comparing, setComparing] = useState<RestorePoint | null>(null);
  const [deleting, setDeleting] = useState<RestorePoint | null>(null);
  const more = useMutation(listRestorePointsCall, {
    refresh: false,
    onSuccess: (page) => setOlder({ rows: [...(older?.rows ?? []), ...page.rows], next: page.next }),
  });
  const forget = useMutation(forgetRestorePointCall, {
    done: t("deleted"),
    onSuccess: () => {
      setOlder((kept) => kept && { ...kept, rows: kept.rows.filter(({ id }) => id !== deleting?.id) });
      setDeleting(null);
    },
  });
  const rows = [...points.rows, ...(older?.rows ?? [])].filter(
    (row, at, all) => all.findIndex(({ id }) => id === row.id) === at,
  );
  const next = older ? older.next : points.next;
  const title = usePointTitle();
  const readOnly = zone.effective === false || zone.closed !== null;
  return (
    <>
      <Section title={t("title")} lead={t("lead", limits)} id="restore-points">
        <KeepPoint serviceId={zone.serviceId} />
        {rows.length === 0 ? (
          <EmptyState text={t("empty")} />
        ) : (
          <ol className="mt-6">
            {rows.map((point) => (
              <PointRow key={point.id} point={point} onCompare={setComparing} onDelete={setDeleting} />
            ))}
          </ol>
        )}
        <FieldNote id={undefined} error={more.failure?.detail} />
        {next && (
          <Button small busy={more.busy} onClick={() => more.run({ id: zone.serviceId, after: next, take: PAGE })}>
            {t("more")}
          </Button>
        )}
      </Section>
      <WatchSection serviceId={zone.serviceId} watch={watch} />
      {comparing && (
        <RestoreDialog
          key={comparing.id}
          {...{ zone, point: comparing, others: rows, readOnly }}
          onZone={setZone}
          onClose={() => setComparing(null)}
        />
      )}
      <DangerDialog
        open={deleting !== null}
        onClose={() => setDeleting(null)}
        title={t("delete.title", { name: deleting ? title(deleting) : "" })}
        action={t("delete.action")}
        busy={forget.busy}
        error={forget.failure?.detail}
        onConfirm={() => deleting && forget.run({ id: zone.serviceId, pointId: deleting.id })}
      >
        <p>{t("delete.text")}</p>
      </DangerDialog>
    </>
  );
}

/** Keeps the records as they are now, under a name. */
function KeepPoint({ serviceId }: { serviceId: string }) {
  const t = useTranslations("zone-history.keep");
  const keep = useMutation(keepRestorePointCall, { done: t("done"), onSuccess: () => form.reset() });
  const form = useForm({
    schema: () => import("@/lib/zones/restore-points-contract").then((module) => module.keepRestorePointContract.input),
    initial: { name: "" },
    fixed: { id: serviceId },
    onSubmit: keep.run,
  });
  return (
    <form noValidate onSubmit={form.submit} className="space-y-3">
      <TextInput
        {...form.text("name", t("name"))}
        className="max-w-96"
        hint={t("hint")}
        maxLength={60}
        autoComplete="off"
      />
      <Button type="submit" busy={form.busy}>
        {t("action")}
      </Button>
    </form>
  );
}

interface RowProps {
  point: RestorePoint;
  onCompare: (point: RestorePoint) => void;
  onDelete: (point: RestorePoint) => void;
}

function PointRow({ point, onCompare, onDelete }: RowProps) {
  const t = useTranslations("zone-history");
  const title = usePointTitle()(point);
  const by = useTranslations("zones.history.by");
  const at = timeText(new Date(point.at), "second", useLocale());
  const who = point.by === "staff" || point.by === "system" || point.by === "outside" ? point.by : "customer";
  return (
    <li className="grid grid-cols-[9rem_minmax(0,1fr)_auto] items-baseline gap-x-6 gap-y-1 border-t border-rule py-3 first:border-t-0 max-lg:grid-cols-[minmax(0,1fr)]">
      <span className="text-sm/(--size-body-line) text-ink-2">
        <Time at={point.at} />
      </span>
      <div className="min-w-0">
        <p className="wrap-anywhere">{title}</p>
        <p className="text-sm text-ink-2">
          {t("count", { count: point.recordCount })}
          {t("dot")}
          {by(who)}
        </p>
      </div>
      <p className="flex gap-2">
        {point.kind === "named" && (
          <Button small kind="flat" aria-label={`${t("delete.action")} ${title} ${at}`} onClick={() => onDelete(point)}>
            {t("delete.action")}
          </Button>
        )}
        <Button small aria-label={`${t("compare.open")} ${title} ${at}`} onClick={() => onCompare(point)}>
          {t("compare.open")}
        </Button>
      </p>
    </li>
  );
}

/** Whether the owner is mailed of changes that were made outside the shop. */
function WatchSection({ serviceId, watch }: { serviceId: string; watch: ZoneWatchView }) {
  const t = useTranslations("zone-history.watch");
  const [mailDrift, setMailDrift] = useState(watch.mailDrift);
  const set = useMutation(setZoneWatchCall, {
    refresh: false,
    done: t("saved"),
    onSuccess: (next) => setMailDrift(next.mailDrift),
  });
  return (
    <Section title={t("title")} lead={t("lead")} id="watch">
      <Checkbox
        label={t("mail")}
        hint={t("mailHint")}
        checked={mailDrift}
        disabled={set.busy}
        error={set.failure?.detail}
        onChange={(event) => set.run({ id: serviceId, mailDrift: event.target.checked })}
      />
      <p className="mt-3 text-sm text-ink-2">
        {watch.checkedAt ? (
          <>
            {t("checkedAt")} <Time at={watch.checkedAt} />
          </>
        ) : (
          t("notYet")
        )}
      </p>
    </Section>
  );
}
