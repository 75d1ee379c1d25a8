"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { saveLineCall } from "@/components/generated/offers-catalogue";
import type { CatalogueLine, SaleField } from "@/lib/offers/catalogue-contract";
import type { UnsoldPair } from "@/lib/product-lines/sold-form";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useCheckedForm } from "../form/use-checked-form";
import { asCheckbox, asTextInput } from "../form/use-form";
import { Button } from "../ui/button/button";
import { Checkbox } from "../ui/field/checkbox";
import { Textarea } from "../ui/field/textarea";
import { Note } from "../ui/note";
import { useMutation } from "../use-mutation";
import { SalePairs } from "./sale-pairs";
import { useChoiceLabels } from "./use-choice-labels";

interface SaleValues {
  enabled: boolean;
  leadZh: string;
  leadEn: string;
  /** The choices that are not sold, by field. */
  unsold: Readonly<Record<string, readonly string[]>>;
  unsoldPairs: readonly UnsoldPair[];
}

const wireOf = ({ enabled, leadZh, leadEn, unsold, unsoldPairs }: SaleValues) => ({
  ...{ enabled, leadZh, leadEn, unsold: Object.fromEntries(Object.entries(unsold).map(([id, all]) => [id, [...all]])) },
  unsoldPairs: unsoldPairs.map((pair) => ({ ...pair })),
});

/** Whether a product line is sold, its introduction in the shop, and which of its choices are not sold. */
export function SaleForm({ row, mayChange }: { row: CatalogueLine; mayChange: boolean }) {
  const t = useTranslations("catalogue.sale");
  const { run } = useMutation(saveLineCall, { done: t("saved") });
  const { enabled: sold, leadZh, leadEn, unsold: without, unsoldPairs } = row;
  const initial = { enabled: sold, leadZh, leadEn, unsold: without, unsoldPairs };
  const seen = useRef<SaleValues>(initial);
  const form = useCheckedForm<SaleValues>({
    initial,
    check: () => ({}),
    onSubmit: async (values) => {
      const result = await run({ productLine: row.productLine, ...wireOf(values), seen: wireOf(seen.current) });
      if (result.ok) seen.current = result.value;
      return result;
    },
  });
  useUnsavedChanges(form.dirty);
  const { unsold } = form.values;

  function setSold(field: string, value: string, on: boolean) {
    const others = (unsold[field] ?? []).filter((one) => one !== value);
    form.set("unsold", { ...unsold, [field]: on ? others : [...others, value] });
  }

  return (
    <form noValidate onSubmit={form.submit}>
      <fieldset disabled={!mayChange} className="space-y-4">
        <Checkbox {...asCheckbox(form.field("enabled", t("enabled")))} hint={t("enabledHint")} />
        {(["zh", "en"] as const).map((language) => (
          <Textarea
            {...asTextInput(form.field(language === "zh" ? "leadZh" : "leadEn", t(`lead.${language}`)))}
            key={language}
            className="[&_textarea]:min-h-18"
            hint={t("leadHint")}
            remark={t("optional")}
            maxLength={300}
            rows={2}
            lang={language === "zh" ? "zh-CN" : "en"}
          />
        ))}
        {row.fields === null && (
          <Note kind="warn" title={t("silent")}>
            {t("silentWhat")}
          </Note>
        )}
        {(row.fields ?? []).map((field) => (
          <Choices
            key={field.id}
            {...{ productLine: row.productLine, field }}
            off={unsold[field.id] ?? []}
            onSoldChange={setSold}
          />
        ))}
        {row.fields !== null && row.fields.length > 1 && (
          <SalePairs
            productLine={row.productLine}
            fields={row.fields}
            pairs={form.values.unsoldPairs}
            mayChange={mayChange}
            onChange={(pairs) => form.set("unsoldPairs", pairs)}
          />
        )}
        {form.summary.detail && <Note kind="bad" title={form.summary.detail} live />}
        {mayChange && (
          <div>
            <Button type="submit" kind="go" busy={form.busy}>
              {t("save")}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}

function Choices({
  productLine,
  field,
  off,
  onSoldChange,
}: {
  productLine: string;
  field: SaleField;
  off: readonly string[];
  onSoldChange: (field: string, value: string, sold: boolean) => void;
}) {
  const words = useChoiceLabels(productLine);
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-strong">{words.field(field)}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-4">
        {field.choices.map(({ value, label }) => {
          const sold = !off.includes(value);
          return (
            <Checkbox
              key={value}
              label={
                <span className={sold ? undefined : "text-ink-2 line-through decoration-edge"}>
                  {words.choice(field, { value, label })}
                </span>
              }
              checked={sold}
              onChange={(event) => onSoldChange(field.id, value, event.target.checked)}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
