"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { addCostCall } from "@/components/generated/pricing-cost";
import { type Fen, formatFen, yuanText } from "@/lib/core/money";
import type { CostLine } from "@/lib/pricing/cost-contract";
import { typedFen } from "../form/form-values";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useCheckedForm } from "../form/use-checked-form";
import { asCheckbox, asTextInput } from "../form/use-form";
import { Button } from "../ui/button/button";
import { Dialog } from "../ui/dialog";
import { Checkbox } from "../ui/field/checkbox";
import { TextInput } from "../ui/field/text-input";
import { Note } from "../ui/note";
import { useMutation } from "../use-mutation";

interface Props {
  productLine: string;
  row: CostLine;
  today: string;
  onDone: () => void;
}

/** A new cost, valid from a day on; or the end of the sale from that day on. What begins today asks first. */
export function CostForm({ productLine, row, today, onDone }: Props) {
  const t = useTranslations("catalogue.costs");
  const { run } = useMutation(addCostCall, { onSuccess: onDone, done: t("saved") });
  const [asked, setAsked] = useState<{ toFen: Fen | null; answer: (yes: boolean) => void } | null>(null);
  async function confirmed(toFen: Fen | null): Promise<boolean> {
    const yes = await new Promise<boolean>((answer) => setAsked({ toFen, answer }));
    setAsked(null);
    return yes;
  }
  const form = useCheckedForm({
    initial: {
      costFen: row.current?.costFen == null ? "" : yuanText(row.current.costFen),
      ends: false,
      from: today,
      note: "",
    },
    check: ({ costFen, ends }): Record<string, string> => {
      const fault = ends ? null : costFault(costFen);
      return fault ? { costFen: t(`bad.${fault}`) } : {};
    },
    onSubmit: async ({ costFen, ends, ...rest }) => {
      const toFen = ends ? null : typedFen(costFen);
      if (beginsToday(rest.from, today) && !(await confirmed(toFen))) return undefined;
      return run({ productLine, key: row.key, costFen: toFen === null ? null : String(toFen), ...rest });
    },
  });
  useUnsavedChanges(form.dirty);

  return (
    <form noValidate onSubmit={form.submit} className="space-y-4">
      <TextInput
        {...asTextInput(form.field("costFen", t("costLabel")))}
        hint={t(`perHint.${row.per}`)}
        inputMode="decimal"
        disabled={form.values.ends}
      />
      <Checkbox {...asCheckbox(form.field("ends", t("ends")))} />
      <TextInput {...asTextInput(form.field("from", t("from")))} hint={t("fromHint")} type="date" min={today} />
      <TextInput {...asTextInput(form.field("note", t("note")))} remark={t("optional")} maxLength={200} />
      {form.summary.detail && <Note kind="bad" title={form.summary.detail} live />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="go" busy={form.busy}>
          {t("save")}
        </Button>
      </div>
      {asked && (
        <ConfirmCost
          fromFen={row.current?.costFen ?? null}
          toFen={asked.toFen}
          onClose={() => asked.answer(false)}
          onConfirm={() => asked.answer(true)}
        />
      )}
    </form>
  );
}

/** The most that the contract takes. */
const MOST_FEN = 100_000_000n;

/** Why a typed cost can't be used: a key of catalogue.costs.bad. A cost is exact to the fen, as prices are. */
export function costFault(typed: string): "figure" | "exact" | "least" | "most" | null {
  const fen = typedFen(typed);
  if (fen === null) return /^\D*[\d,]+\.\d{3,}\D*$/.test(typed.normalize("NFKC")) ? "exact" : "figure";
  if (fen <= 0n) return "least";
  return fen > MOST_FEN ? "most" : null;
}

/** Whether an entry that is valid from `day` changes prices at once. What is no later day is asked about, and refused by the server. */
export const beginsToday = (day: string, today: string): boolean => day <= today;

interface ConfirmProps {
  /** Null: not sold. */
  fromFen: Fen | null;
  toFen: Fen | null;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks before a cost changes today, because the shop sells at the prices made from it at once: the cost now and then. */
export function ConfirmCost({ fromFen, toFen, onClose, onConfirm }: ConfirmProps) {
  const t = useTranslations("catalogue.costs.ask");
  const shown = (fen: Fen | null) => (fen === null ? t("none") : formatFen(fen));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      actions={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button kind="go" onClick={onConfirm}>
            {t("go")}
          </Button>
        </>
      }
    >
      <p>
        <b>{t("change", { from: shown(fromFen), to: shown(toFen) })}</b>
      </p>
      <p>{t(toFen === null ? "ends" : "cost")}</p>
    </Dialog>
  );
}
