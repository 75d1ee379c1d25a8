"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { createSuffixCall, removeSuffixCall, updateSuffixCall } from "@/components/generated/pricing-suffix";
import {
  createSuffixContract,
  type StaffSuffix,
  SUFFIX_GROUPS,
  updateSuffixContract,
} from "@/lib/pricing/suffix-contract";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button/button";
import { Dialog } from "../ui/dialog";
import { FailureNote } from "../ui/failure-note";
import { Checkbox } from "../ui/field/checkbox";
import { FormSummary } from "../ui/field/form-summary";
import { Select } from "../ui/field/select";
import { TextInput } from "../ui/field/text-input";
import { useMutation } from "../use-mutation";

const kinds = {
  position: "number",
  minYears: "number",
  maxYears: "number",
  transferCostFen: "yuan",
  redemptionCostFen: "yuan",
} as const;

const defaults = {
  group: "common",
  position: 500,
  enabled: true,
  minYears: 1,
  maxYears: 10,
  realNameRequired: false,
  ownNameServers: true,
  registrantKind: "any",
  labelMustBeChinese: false,
  transferable: true,
  transferCostFen: null,
  redemptionCostFen: null,
  blurbZh: "",
  blurbEn: "",
};

/** The form of a new suffix, or of one that is in the list. */
export function SuffixForm({ row, onDone }: { row: StaffSuffix | null; onDone: () => void }) {
  const t = useTranslations("prices.suffixes");
  const create = useMutation(createSuffixCall, { onSuccess: onDone, done: t("saved") });
  const update = useMutation(updateSuffixCall, { onSuccess: onDone, done: t("saved") });
  const schema = row ? updateSuffixContract.input : createSuffixContract.input;
  // As it was when the form was opened: a row that comes later has other values than the form shows.
  const [known] = useState(() => row && { suffix: row.ascii.slice(1), seenAt: row.updatedAt.toISOString() });
  const form = useForm({
    schema,
    kinds,
    initial: {
      ...pick(row ?? defaults),
      excluded: (row?.excludedYears ?? []).join(" "),
      ...(row ? {} : { suffix: "" }),
    },
    fixed: { excludedYears: [], ...known },
    onSubmit: async (typed) => {
      const { excluded = "", ...input } = typed as typeof typed & { excluded?: string };
      const excludedYears = readYears(excluded);
      if (excludedYears === null) return refused({ excluded: t("excludedBad") });
      const wire = {
        ...input,
        transferCostFen: input.transferCostFen ?? null,
        redemptionCostFen: input.redemptionCostFen ?? null,
        excludedYears,
      };
      const result = known ? await update.run({ ...wire, ...known }) : await create.run(wire);
      if (result.ok) return result;
      // The field of the form has another name: its years are typed in one text.
      const { excludedYears: why, ...fields } = result.failure.fields;
      return { ok: false, failure: { ...result.failure, fields: why ? { ...fields, excluded: why } : fields } };
    },
  });
  useUnsavedChanges(form.dirty);
  return (
    <form noValidate onSubmit={form.submit} className="space-y-4">
      <FormSummary {...form.summary} />
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 max-md:grid-cols-1">
        {!row && <TextInput {...form.text("suffix", t("suffix"))} hint={t("suffixHint")} mono />}
        <Select
          {...form.text("group", t("group"))}
          options={SUFFIX_GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
        />
        <TextInput {...form.text("position", t("position"))} inputMode="numeric" hint={t("positionHint")} />
        <TextInput {...form.text("minYears", t("minYears"))} inputMode="numeric" />
        <TextInput {...form.text("maxYears", t("maxYears"))} inputMode="numeric" />
        <TextInput {...form.text("excluded", t("excluded"))} hint={t("excludedHint")} />
        <Select
          {...form.text("registrantKind", t("registrant"))}
          options={(["any", "company", "person"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <TextInput {...form.text("transferCostFen", t("transferCost"))} inputMode="decimal" hint={t("costHint")} />
        <TextInput {...form.text("redemptionCostFen", t("redemptionCost"))} inputMode="decimal" hint={t("costHint")} />
        <TextInput {...form.text("blurbZh", t("blurbZh"))} />
        <TextInput {...form.text("blurbEn", t("blurbEn"))} />
        <div className="col-span-full [&_label]:min-h-8 [&_label]:py-1">
          <Checkbox {...form.check("enabled", t("enabled"))} />
          <Checkbox {...form.check("realNameRequired", t("realName"))} />
          <Checkbox {...form.check("ownNameServers", t("ownDns"))} />
          <Checkbox {...form.check("transferable", t("transferable"))} />
          <Checkbox {...form.check("labelMustBeChinese", t("chineseOnly"))} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="go" busy={form.busy}>
          {t("save")}
        </Button>
        {known && row && <RemoveSuffix suffix={row.suffix} known={known} onDone={onDone} />}
      </div>
    </form>
  );
}

interface RemoveProps {
  suffix: string;
  known: { suffix: string; seenAt: string };
  onDone: () => void;
}

/** Removes a suffix that was mistyped, and asks first. Why it can't be is said in the question. */
function RemoveSuffix({ suffix, known, onDone }: RemoveProps) {
  const t = useTranslations("prices.suffixes");
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useMutation(removeSuffixCall, { onSuccess: onDone, done: t("removed") });
  return (
    <>
      <Button kind="flat" onClick={() => setAsked(true)}>
        {t("remove")}
      </Button>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t("removeTitle", { suffix })}
        busy={busy}
        actions={
          <>
            <Button onClick={() => setAsked(false)}>{t("removeKeep")}</Button>
            <Button kind="danger-fill" busy={busy} onClick={() => void run(known)}>
              {t("removeGo")}
            </Button>
          </>
        }
      >
        <p>{t("removeWhat")}</p>
        <FailureNote failure={failure} />
      </Dialog>
    </>
  );
}

/** Years typed one after the other, "4, 7"; null: something else stands among them. */
function readYears(text: string): number[] | null {
  const parts = text.split(/[\s,，、;；]+/).filter(Boolean);
  return parts.every((part) => /^\d{1,2}$/.test(part)) ? [...new Set(parts.map(Number))] : null;
}

const refused = (fields: Record<string, string>) =>
  ({ ok: false, failure: { code: "input.invalid", status: 0, detail: "", fields, params: {} } }) as const;

function pick(row: StaffSuffix | typeof defaults) {
  return Object.fromEntries(Object.keys(defaults).map((name) => [name, row[name as keyof typeof defaults]]));
}
