"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { addCostCall } from "@/components/generated/pricing-cost";
import { parseYuan, yuanText } from "@/lib/core/money";
import type { CostLine } from "@/lib/pricing/cost-contract";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Note } from "../ui/note";
import { TextInput } from "../ui/text-input";
import { useMutation } from "../use-mutation";

interface Props {
  productLine: string;
  row: CostLine;
  today: string;
  onDone: () => void;
}

/** A new cost, valid from a day on; or the end of the sale from that day on. */
export function CostForm({ productLine, row, today, onDone }: Props) {
  const t = useTranslations("catalogue.costs");
  const [yuan, setYuan] = useState(row.current?.costFen == null ? "" : yuanText(row.current.costFen));
  const [ends, setEnds] = useState(false);
  const [from, setFrom] = useState(today);
  const [note, setNote] = useState("");
  const [bad, setBad] = useState(false);
  const { run, busy, failure } = useMutation(addCostCall, { onSuccess: onDone, done: t("saved") });

  function save(event: FormEvent) {
    event.preventDefault();
    const fen = parseYuan(yuan);
    const wrong = !ends && (fen === null || fen <= 0n);
    setBad(wrong);
    if (wrong) return;
    void run({ productLine, key: row.key, costFen: ends ? null : String(fen), from, note });
  }

  return (
    <form noValidate onSubmit={save} className="space-y-4">
      <TextInput
        label={t("costLabel")}
        hint={t(`perHint.${row.per}`)}
        inputMode="decimal"
        disabled={ends}
        value={yuan}
        onChange={(event) => setYuan(event.target.value)}
        error={bad ? t("bad") : failure?.fields.costFen}
      />
      <Checkbox label={t("ends")} checked={ends} onChange={(event) => setEnds(event.target.checked)} />
      <TextInput
        label={t("from")}
        hint={t("fromHint")}
        type="date"
        min={today}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
        error={failure?.fields.from}
      />
      <TextInput
        label={t("note")}
        remark={t("optional")}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={failure?.fields.note}
      />
      {failure && Object.keys(failure.fields).length === 0 && <Note kind="bad" title={failure.detail} live />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="go" busy={busy}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
