"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { saveLineCall } from "@/components/generated/offers-catalogue";
import type { CatalogueLine, SaleField } from "@/lib/offers/catalogue-contract";
import type { UnsoldPair } from "@/lib/product-lines/sold-form";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Note } from "../ui/note";
import { Textarea } from "../ui/textarea";
import { useMutation } from "../use-mutation";
import { SalePairs } from "./sale-pairs";
import { useChoiceLabels } from "./use-choice-labels";

/** Whether a product line is sold, its introduction in the shop, and which of its choices are not sold. */
export function SaleForm({ row, mayChange }: { row: CatalogueLine; mayChange: boolean }) {
  const t = useTranslations("catalogue.sale");
  const [enabled, setEnabled] = useState(row.enabled);
  const [lead, setLead] = useState({ zh: row.leadZh, en: row.leadEn });
  const [unsold, setUnsold] = useState<Readonly<Record<string, readonly string[]>>>(row.unsold);
  const [pairs, setPairs] = useState<readonly UnsoldPair[]>(row.unsoldPairs);
  const { run, busy, failure } = useMutation(saveLineCall, { done: t("saved") });

  function setSold(field: string, value: string, sold: boolean) {
    setUnsold((before) => {
      const others = (before[field] ?? []).filter((one) => one !== value);
      return { ...before, [field]: sold ? others : [...others, value] };
    });
  }

  function save(event: FormEvent) {
    event.preventDefault();
    const words = { leadZh: lead.zh, leadEn: lead.en };
    void run({
      productLine: row.productLine,
      enabled,
      ...words,
      unsold: { ...unsold },
      unsoldPairs: pairs.map((pair) => ({ ...pair })),
    });
  }

  return (
    <form noValidate onSubmit={save}>
      <fieldset disabled={!mayChange} className="space-y-4">
        <Checkbox
          label={t("enabled")}
          hint={t("enabledHint")}
          checked={enabled}
          onChange={(event) => setEnabled(event.target.checked)}
        />
        {(["zh", "en"] as const).map((language) => (
          <Textarea
            key={language}
            className="[&_textarea]:min-h-18"
            label={t(`lead.${language}`)}
            hint={t("leadHint")}
            remark={t("optional")}
            maxLength={300}
            rows={2}
            lang={language === "zh" ? "zh-CN" : "en"}
            value={lead[language]}
            onChange={(event) => setLead((before) => ({ ...before, [language]: event.target.value }))}
            error={failure?.fields[language === "zh" ? "leadZh" : "leadEn"]}
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
          <SalePairs productLine={row.productLine} fields={row.fields} {...{ pairs, mayChange }} onChange={setPairs} />
        )}
        {failure && <Note kind="bad" title={failure.fields.unsold ?? failure.detail} live />}
        {mayChange && (
          <div>
            <Button type="submit" kind="go" busy={busy}>
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
