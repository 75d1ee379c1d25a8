"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "../ui/checkbox";
import { cn } from "../ui/cn";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { type DraftField, ROUNDINGS, type RuleDraft } from "./rule-draft";

/** What the rules of a list can be about: suffixes of domains, or the price keys of a product line. */
export interface RuleTargets {
  all: string;
  keys: readonly { value: string; label: string }[];
  /** The actions that have prices, with their labels. */
  actions: readonly { value: RuleDraft["action"]; label: string }[];
}

interface Props {
  draft: RuleDraft;
  bad: ReadonlySet<DraftField>;
  targets: RuleTargets;
  onChange: (draft: RuleDraft) => void;
  className?: string;
}

/** The fields of one rule. The prices below follow each change at once. */
export function RuleForm({ draft, bad, targets, onChange, className }: Props) {
  const t = useTranslations("prices.form");
  const figure = (field: DraftField, label: string) => ({
    label,
    value: draft[field],
    inputMode: "decimal" as const,
    error: bad.has(field) ? t("bad") : undefined,
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [field]: event.target.value }),
  });
  return (
    <div className={cn("grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] items-start gap-3", className)}>
      <Select
        label={t("target")}
        value={draft.key}
        onChange={(event) => onChange({ ...draft, key: event.target.value })}
        options={[{ value: "", label: targets.all }, ...targets.keys]}
      />
      <Select
        label={t("action")}
        value={draft.action}
        onChange={(event) => onChange({ ...draft, action: event.target.value as RuleDraft["action"] })}
        options={targets.actions}
      />
      <Select
        label={t("method")}
        value={draft.method}
        onChange={(event) => onChange({ ...draft, method: event.target.value as RuleDraft["method"] })}
        options={[
          { value: "cost", label: t("methods.cost") },
          { value: "fixed", label: t("methods.fixed") },
        ]}
      />
      {draft.method === "cost" ? (
        <>
          <TextInput {...figure("percent", t("percent"))} />
          <TextInput {...figure("addYuan", t("add"))} />
        </>
      ) : (
        <TextInput {...figure("fixedYuan", t("fixed"))} hint={t("fixedHint")} />
      )}
      <Select
        label={t("round")}
        value={draft.roundToFen}
        onChange={(event) => onChange({ ...draft, roundToFen: event.target.value })}
        options={[...new Set([...ROUNDINGS, draft.roundToFen])].map((value) => ({
          value,
          label: t("roundTo", { yuan: (Number(value) / 100).toString() }),
        }))}
      />
      <TextInput {...figure("minYuan", t("minYuan"))} />
      <TextInput {...figure("minPercent", t("minPercent"))} />
      <Checkbox
        className="[&>label]:pt-7"
        label={t("enabled")}
        checked={draft.enabled}
        onChange={(event) => onChange({ ...draft, enabled: event.target.checked })}
      />
    </div>
  );
}
