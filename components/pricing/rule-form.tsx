"use client";

import { useTranslations } from "next-intl";
import { asCheckbox, asTextInput } from "../form/use-form";
import { cn } from "../ui/cn";
import { Checkbox } from "../ui/field/checkbox";
import { Select } from "../ui/field/select";
import { TextInput } from "../ui/field/text-input";
import { type DraftField, ROUNDINGS, type RuleDraft } from "./rule-draft";
import type { RuleEditor } from "./use-rule-editor";

/** What the rules of a list can be about: suffixes of domains, or the price keys of a product line. */
export interface RuleTargets {
  all: string;
  keys: readonly { value: string; label: string }[];
  /** The actions that have prices, with their labels. */
  actions: readonly { value: RuleDraft["action"]; label: string }[];
}

interface Props {
  form: RuleEditor["form"];
  targets: RuleTargets;
  className?: string;
}

/** The fields of one rule. The prices below follow each change at once. */
export function RuleForm({ form, targets, className }: Props) {
  const t = useTranslations("prices.form");
  const { method, roundToFen } = form.values;
  const text = (field: keyof RuleDraft, label: string) => asTextInput(form.field(field, label));
  const figure = (field: DraftField, label: string) => ({ ...text(field, label), inputMode: "decimal" as const });
  return (
    <div className={cn("grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] items-start gap-3", className)}>
      <Select {...text("key", t("target"))} options={[{ value: "", label: targets.all }, ...targets.keys]} />
      <Select {...text("action", t("action"))} options={targets.actions} className="col-span-2" />
      <Select
        {...text("method", t("method"))}
        options={[
          { value: "cost", label: t("methods.cost") },
          { value: "fixed", label: t("methods.fixed") },
        ]}
      />
      {method === "cost" ? (
        <>
          <TextInput {...figure("percent", t("percent"))} />
          <TextInput {...figure("addYuan", t("add"))} />
        </>
      ) : (
        <TextInput {...figure("fixedYuan", t("fixed"))} hint={t("fixedHint")} />
      )}
      <Select
        {...text("roundToFen", t("round"))}
        options={[...new Set([...ROUNDINGS, roundToFen])].map((value) => ({
          value,
          label: t("roundTo", { yuan: (Number(value) / 100).toString() }),
        }))}
      />
      <TextInput {...figure("minYuan", t("minYuan"))} />
      <TextInput {...figure("minPercent", t("minPercent"))} />
      <Checkbox {...asCheckbox(form.field("enabled", t("enabled")))} className="[&>label]:pt-7" />
    </div>
  );
}
