"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/field/text-input";
import { Note } from "@/components/ui/note";
import { LIMITS, recordLine, type ZoneRecord } from "@/lib/dns/record";
import type { Rewrite } from "@/lib/dns/rewrite-record";
import { RecordDiff } from "../record-diff";
import { TtlPresets } from "../ttl-presets";
import type { DraftRow } from "../zone-draft";
import type { BulkAct } from "./record-selection-bar";
import { type RewrittenRows, useRewritten } from "./use-rewritten";

interface Props {
  act: BulkAct;
  /** The ticked records; those that will be deleted are not among them. */
  rows: readonly DraftRow[];
  zone: string;
  onDone: (changed: readonly { key: string; record: ZoneRecord }[]) => void;
  onClose: () => void;
}

interface Typed {
  ttl: string;
  value: string;
  find: string;
  replacement: string;
}

/** What the fields ask for; null while they ask for nothing. */
function rewriteOf(act: BulkAct, { ttl, value, find, replacement }: Typed): Rewrite | null {
  if (act === "ttl") return /^\d{1,10}$/.test(ttl.trim()) ? { kind: "ttl", ttlSeconds: Number(ttl.trim()) } : null;
  if (act === "value") return value.trim() === "" ? null : { kind: "value", value: value.trim() };
  return find === "" ? null : { kind: "find", find, replacement };
}

/** Changes all ticked records in one way; shows first what becomes of them. Its result is pending edits, which are reviewed and saved as any. */
export function BulkDialog({ act, rows, zone, onDone, onClose }: Props) {
  const t = useTranslations("zone-table.bulk");
  const [typed, setTyped] = useState<Typed>({ ttl: "", value: "", find: "", replacement: "" });
  const set = (name: keyof Typed) => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [name]: event.target.value });
  const types = useMemo(() => [...new Set(rows.map(({ record }) => record.type))], [rows]);
  // One value fits the records of one type.
  const mixed = act === "value" && types.length > 1;
  const rewrite = useMemo(() => (mixed ? null : rewriteOf(act, typed)), [act, typed, mixed]);
  const result = useRewritten(rows, rewrite, zone);
  const ready = result !== null && result.changed.length > 0;

  function apply() {
    if (!ready) return;
    onDone(result.changed.map(({ key, to }) => ({ key, record: to })));
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`${act}.title`, { count: rows.length })}
      actions={
        <>
          <Button kind="flat" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button kind="go" type="submit" form="bulk-form" disabled={!ready}>
            {t("apply", { count: result?.changed.length ?? 0 })}
          </Button>
        </>
      }
    >
      <form
        id="bulk-form"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        {act === "ttl" && (
          <div>
            <TextInput
              label={t("ttl.label")}
              hint={t("ttl.hint", { min: LIMITS.ttlMinSeconds })}
              short
              inputMode="numeric"
              value={typed.ttl}
              onChange={set("ttl")}
            />
            <TtlPresets value={typed.ttl} onPick={(ttl) => setTyped({ ...typed, ttl })} />
          </div>
        )}
        {act === "value" &&
          (mixed ? (
            <Note kind="warn" title={t("value.mixed", { types: types.join(t("join")) })} />
          ) : (
            <TextInput
              mono
              label={t("value.label", { type: types[0] ?? "" })}
              hint={t("value.hint")}
              value={typed.value}
              onChange={set("value")}
            />
          ))}
        {act === "find" && (
          <>
            <TextInput mono label={t("find.find")} value={typed.find} onChange={set("find")} />
            <TextInput
              mono
              label={t("find.replacement")}
              hint={t("find.hint")}
              value={typed.replacement}
              onChange={set("replacement")}
            />
          </>
        )}
      </form>
      {rewrite && (result ? <Preview result={result} /> : <p className="text-ink-2">{t("checking")}</p>)}
    </Dialog>
  );
}

/** So many records are shown of what changes; of the others the number is told. */
const SHOWN = 30;

/** What becomes of the records: those that can't be changed first, with the reason. */
function Preview({ result: { changed, refused, same } }: { result: RewrittenRows }) {
  const t = useTranslations("zone-table.bulk");
  const sentence = useErrorSentence();
  const first = changed.slice(0, SHOWN);
  return (
    <div aria-live="polite" className="[&>:where(:not(:first-child))]:mt-3">
      <p className="text-sm text-ink-2">{t("outcome", { changed: changed.length, same, refused: refused.length })}</p>
      {refused.length > 0 && (
        <Note kind="warn" title={t("refused", { count: refused.length })}>
          <ul>
            {refused.slice(0, SHOWN).map(({ key, record, finding }) => (
              <li key={key} className="wrap-anywhere">
                <span className="mono-value">{recordLine(record)}</span> {sentence(finding)}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {first.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
        <section className="max-h-[40vh] overflow-auto" tabIndex={0} aria-label={t("preview")}>
          {first.map(({ key, from, to }) => (
            <RecordDiff key={key} removed={[from]} added={[to]} />
          ))}
          {changed.length > SHOWN && (
            <p className="text-sm text-ink-2">{t("more", { count: changed.length - SHOWN })}</p>
          )}
        </section>
      )}
    </div>
  );
}
