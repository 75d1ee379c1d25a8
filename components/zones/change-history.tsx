"use client";

import { useLocale, useTranslations } from "next-intl";
import { memo, useState } from "react";
import { listZoneChangesCall } from "@/components/generated/zones";
import { useActingCall, useActor } from "@/components/services/controls/acting-as";
import { Time, timeText } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { cn } from "@/components/ui/cn";
import { FieldNote } from "@/components/ui/field/field";
import { Section } from "@/components/ui/section";
import { useMutation } from "@/components/use-mutation";
import { isRecordType, type ZoneRecord } from "@/lib/dns/record";
import type { ZoneChangeView } from "@/lib/zones/contract";
import { RecordDiff } from "./record-diff";
import { StepList } from "./save-result";

interface Props {
  serviceId: string;
  changes: readonly ZoneChangeView[];
  next: string | null;
  onMore: (rows: ZoneChangeView[], next: string | null) => void;
  /** Null: changes can't be undone now. */
  onUndo: ((change: ZoneChangeView) => void) | null;
}

/** The saved changes of a zone, newest first, each with a button to undo it. Not rendered again while records are edited. */
export const ChangeHistory = memo(function ChangeHistory({ serviceId, changes, next, onMore, onUndo }: Props) {
  const t = useTranslations("zones.history");
  const more = useMutation(useActingCall()(listZoneChangesCall), {
    refresh: false,
    onSuccess: (page) => onMore(page.rows, page.next),
  });
  return (
    <Section title={t("title")} lead={t("lead")} id="history">
      {changes.length === 0 ? (
        <p className="text-ink-2">{t("empty")}</p>
      ) : (
        <ol>
          {changes.map((change) => (
            <PastChange key={change.id} change={change} onUndo={onUndo} />
          ))}
        </ol>
      )}
      <FieldNote id={undefined} error={more.failure?.detail} />
      {next && (
        <Button small busy={more.busy} onClick={() => more.run({ id: serviceId, after: next, take: 20 })}>
          {t("more")}
        </Button>
      )}
    </Section>
  );
});

function PastChange({ change, onUndo }: { change: ZoneChangeView } & Pick<Props, "onUndo">) {
  const t = useTranslations("zones.history");
  const [open, setOpen] = useState(false);
  const title = useChangeTitle(change);
  const actor = useActor();
  // The same may have been changed twice: to a screen reader, the time tells the buttons apart.
  const at = timeText(new Date(change.at), "second", useLocale());
  const undoable = change.removed.length + change.added.length > 0 && change.state !== "running";
  return (
    <li
      className={cn(
        "grid grid-cols-[9rem_minmax(0,1fr)_auto] items-baseline gap-x-6 border-t border-rule py-3 first:border-t-0 first:pt-0",
        "max-lg:grid-cols-[1fr_auto] [&>time]:text-sm/(--size-body-line) [&>time]:text-ink-2 max-lg:[&>time]:col-span-full",
      )}
    >
      <Time at={change.at} />
      <div>
        <p>
          <button
            type="button"
            className={cn(
              "relative cursor-pointer border-0 bg-transparent p-0 text-left wrap-anywhere hover:underline",
              "after:absolute after:-inset-x-1 after:-inset-y-[9px] after:content-['']",
            )}
            aria-expanded={open}
            aria-label={`${title} ${at}`}
            onClick={() => setOpen(!open)}
          >
            {title}
          </button>
        </p>
        <p className="text-sm text-ink-2">
          {/* Colleagues read who it was: whether support or an admin, the name says. */}
          {(change.byToken ? t("by.token", { name: change.byToken }) : change.byName) ??
            t(
              `by.${change.by === "staff" || change.by === "system" || change.by === "outside" ? change.by : actor === "staff" ? "owner" : "customer"}`,
            )}
          {change.state !== "done" && (
            <b className={cn("ml-[.75em]", change.state === "failed" ? "text-bad" : "text-warn")}>
              {t(`state.${change.state}`)}
            </b>
          )}
        </p>
        {open &&
          (change.state === "done" ? (
            <div className="py-2 [&_li]:items-baseline [&_li]:gap-x-6">
              <RecordDiff removed={change.removed} added={change.added} />
            </div>
          ) : (
            <div className="py-2 [&_b]:ml-[.75em] [&_li]:items-baseline [&_li]:py-0">
              <StepList steps={change.steps} />
            </div>
          ))}
      </div>
      {undoable && onUndo && (
        <Button
          small
          kind="flat"
          edge
          icon="undo"
          onClick={() => onUndo(change)}
          aria-label={`${t("undoWhat", { title })} ${at}`}
        >
          {t("undo")}
        </Button>
      )}
    </li>
  );
}

const NAMED = 3;

/** So long a value is shown whole: every address, and most names of hosts. */
const LONGEST_VALUE = 40;

function shortValue({ priority, value }: Pick<ZoneRecord, "priority" | "value">): string {
  const whole = priority === null ? value : `${priority} ${value}`;
  return whole.length > LONGEST_VALUE ? `${whole.slice(0, LONGEST_VALUE - 1)}…` : whole;
}

/** "添加 api A 8.8.8.8，改 www A 为 9.9.9.9，删除 old TXT v=spf1 mx ?all" */
export function useChangeTitle(change: ZoneChangeView): string {
  const t = useTranslations("zones.history");
  const removed = [...change.removed];
  const parts: { op: "add" | "modify" | "delete"; name: string; value: string }[] = [];
  const name = (record: { host: string; type: string }) => `${record.host} ${record.type}`;
  for (const record of change.added) {
    const at = removed.findIndex((old) => name(old) === name(record));
    if (at >= 0) removed.splice(at, 1);
    parts.push({ op: at >= 0 ? "modify" : "add", name: name(record), value: shortValue(record) });
  }
  for (const record of removed) parts.push({ op: "delete", name: name(record), value: shortValue(record) });
  if (parts.length === 0) {
    for (const step of change.steps)
      if (isRecordType(step.record.type)) {
        parts.push({ op: step.op, name: name(step.record), value: shortValue(step.record) });
      }
  }
  const named = parts.slice(0, NAMED).map(({ op, name, value }) => t(`op.${op}`, { name, value }));
  const list = named.join(t("join"));
  const rest = parts.length - named.length;
  const what = rest > 0 ? t("andMore", { list, count: rest }) : list;
  if (change.kind === "restore") return t("restored", { what });
  return change.kind === "undo" ? t("undid", { what }) : what;
}
