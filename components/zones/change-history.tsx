"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { listZoneChangesCall } from "@/components/generated/zones";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { useMutation } from "@/components/use-mutation";
import { isRecordType } from "@/lib/dns/record";
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

/** The saved changes of a zone, newest first, each with a button to undo it. */
export function ChangeHistory({ serviceId, changes, next, onMore, onUndo }: Props) {
  const t = useTranslations("zones.history");
  const more = useMutation(listZoneChangesCall, {
    refresh: false,
    onSuccess: (page) => onMore(page.rows, page.next),
  });
  return (
    <Section title={t("title")} lead={t("lead")} id="history">
      {changes.length === 0 ? (
        <p className="mute">{t("empty")}</p>
      ) : (
        <ol className="past">
          {changes.map((change) => (
            <PastChange key={change.id} change={change} onUndo={onUndo} />
          ))}
        </ol>
      )}
      {more.failure && <p className="err">{more.failure.detail}</p>}
      {next && (
        <Button small busy={more.busy} onClick={() => more.run({ id: serviceId, after: next, take: 20 })}>
          {t("more")}
        </Button>
      )}
    </Section>
  );
}

function PastChange({ change, onUndo }: { change: ZoneChangeView } & Pick<Props, "onUndo">) {
  const t = useTranslations("zones.history");
  const [open, setOpen] = useState(false);
  const title = useChangeTitle(change);
  const undoable = change.removed.length + change.added.length > 0 && change.state !== "running";
  return (
    <li>
      <Time at={change.at} />
      <div>
        <p>
          <button type="button" className="past-title" aria-expanded={open} onClick={() => setOpen(!open)}>
            {title}
          </button>
        </p>
        <p>
          {t(`by.${change.by === "staff" || change.by === "system" ? change.by : "customer"}`)}
          {change.state !== "done" && <b className={`past-${change.state}`}>{t(`state.${change.state}`)}</b>}
        </p>
        {open && (
          <div className="past-more">
            {change.state === "done" ? (
              <RecordDiff removed={change.removed} added={change.added} />
            ) : (
              <StepList steps={change.steps} />
            )}
          </div>
        )}
      </div>
      {undoable && onUndo && (
        <Button small kind="flat" edge icon="undo" onClick={() => onUndo(change)} aria-label={t("undoWhat", { title })}>
          {t("undo")}
        </Button>
      )}
    </li>
  );
}

const NAMED = 3;

/** "添加 api A，改 www A，删除 old TXT" */
export function useChangeTitle(change: ZoneChangeView): string {
  const t = useTranslations("zones.history");
  const removed = [...change.removed];
  const parts: { op: "add" | "modify" | "delete"; name: string }[] = [];
  const name = (record: { host: string; type: string }) => `${record.host} ${record.type}`;
  for (const record of change.added) {
    const at = removed.findIndex((old) => name(old) === name(record));
    if (at >= 0) removed.splice(at, 1);
    parts.push({ op: at >= 0 ? "modify" : "add", name: name(record) });
  }
  for (const record of removed) parts.push({ op: "delete", name: name(record) });
  if (parts.length === 0) {
    for (const step of change.steps)
      if (isRecordType(step.record.type)) parts.push({ op: step.op, name: name(step.record) });
  }
  const named = parts.slice(0, NAMED).map((part) => t(`op.${part.op}`, { name: part.name }));
  const list = named.join(t("join"));
  const rest = parts.length - named.length;
  const what = rest > 0 ? t("andMore", { list, count: rest }) : list;
  return change.kind === "undo" ? t("undid", { what }) : what;
}
