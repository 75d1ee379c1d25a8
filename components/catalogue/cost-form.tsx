"use client";

import { useTranslations } from "next-intl";
import { addCostCall } from "@/components/generated/pricing-cost";
import { yuanText } from "@/lib/core/money";
import type { CostLine } from "@/lib/pricing/cost-contract";
import { typedFen } from "../form/form-values";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useCheckedForm } from "../form/use-checked-form";
import { asCheckbox, asTextInput } from "../form/use-form";
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
  const { run } = useMutation(addCostCall, { onSuccess: onDone, done: t("saved") });
  const form = useCheckedForm({
    initial: {
      costFen: row.current?.costFen == null ? "" : yuanText(row.current.costFen),
      ends: false,
      from: today,
      note: "",
    },
    check: ({ costFen, ends }): Record<string, string> =>
      ends || (typedFen(costFen) ?? 0n) > 0n ? {} : { costFen: t("bad") },
    onSubmit: async ({ costFen, ends, ...rest }) =>
      run({ productLine, key: row.key, costFen: ends ? null : String(typedFen(costFen)), ...rest }),
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
    </form>
  );
}
