"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { type CheckedField, useCheckedForm } from "@/components/form/use-checked-form";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { asCheckbox, asTextInput } from "@/components/form/use-form";
import { createPromotionCall, updatePromotionCall } from "@/components/generated/promotions";
import { fieldErrors } from "@/lib/core/field-errors";
import { actionIds } from "@/lib/product-lines/action-id";
import { promotionFields } from "@/lib/promotions/contract";
import { Button } from "../ui/button/button";
import { Checkbox } from "../ui/field/checkbox";
import { FieldNote, labelClass } from "../ui/field/field";
import { FormSummary } from "../ui/field/form-summary";
import { RadioGroup } from "../ui/field/radio-group";
import { TextInput } from "../ui/field/text-input";
import { Textarea } from "../ui/field/textarea";
import { useMutation } from "../use-mutation";
import { type PromotionValues, promotionInput, randomCode } from "./promotion-values";

interface Props {
  initial: PromotionValues;
  lines: readonly { id: string; name: string }[];
  /** The code that is changed, and when it had last been saved as it was opened; without: a new one. */
  promotion?: { id: string; seenAt: string };
}

/** A discount code: what it takes off, for what, how long and for whom. */
export function PromotionForm({ initial, lines, promotion }: Props) {
  const t = useTranslations("promotions.form");
  const actions = useTranslations("promotions.actions");
  const { form, field, busy } = usePromotionForm(initial, promotion);
  const kind = field("kind", t("kind"));
  return (
    <form className="grid max-w-136 gap-6" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <div className="grid gap-2">
        <TextInput
          {...asTextInput(field("code", t("code")))}
          hint={t("codeHint")}
          mono
          autoComplete="off"
          maxLength={40}
        />
        {!promotion && (
          <p>
            <Button small onClick={() => form.set("code", randomCode())}>
              {t("random")}
            </Button>
          </p>
        )}
      </div>
      <RadioGroup
        legend={kind.label}
        name="kind"
        id={kind.id}
        value={form.values.kind}
        onChange={(value) => form.set("kind", value)}
        options={(["percent", "sum"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      {form.values.kind === "percent" ? (
        <TextInput
          {...asTextInput(field("offPercent", t("percent")))}
          hint={t("percentHint")}
          inputMode="numeric"
          short
          autoComplete="off"
        />
      ) : (
        <TextInput {...asTextInput(field("offFen", t("sum")))} inputMode="decimal" short autoComplete="off" />
      )}
      <Boxes field={field("productLines", t("lines"))} lead={t("linesLead")} options={lines} />
      <TextInput
        {...asTextInput(field("suffixes", t("suffixes")))}
        remark={t("optional")}
        hint={t("suffixesHint")}
        mono
        autoComplete="off"
      />
      <Boxes
        field={field("actions", t("actions"))}
        lead={t("actionsLead")}
        options={actionIds.map((id) => ({ id, name: actions(id) }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput {...asTextInput(field("startsOn", t("startsOn")))} type="date" />
        <TextInput
          {...asTextInput(field("endsOn", t("endsOn")))}
          remark={t("optional")}
          hint={t("endsHint")}
          type="date"
        />
      </div>
      <TextInput
        {...asTextInput(field("mostUses", t("mostUses")))}
        remark={t("optional")}
        hint={t("mostHint")}
        inputMode="numeric"
        short
        autoComplete="off"
      />
      <div>
        <Checkbox {...asCheckbox(field("oncePerCustomer", t("once")))} />
        <Checkbox {...asCheckbox(field("firstOrderOnly", t("first")))} />
        <Checkbox {...asCheckbox(field("enabled", t("enabled")))} />
      </div>
      <Textarea
        {...asTextInput(field("note", t("note")))}
        remark={t("optional")}
        hint={t("noteHint")}
        maxLength={500}
      />
      <p className="text-sm text-ink-2">{t("floor")}</p>
      <p>
        <Button type="submit" kind="go" busy={busy}>
          {t(promotion ? "save" : "create")}
        </Button>
      </p>
    </form>
  );
}

function usePromotionForm(initial: PromotionValues, promotion: Props["promotion"]) {
  const t = useTranslations("promotions");
  const sentence = useErrorSentence();
  const router = useRouter();
  // As it was when the form was opened: what comes when the page is read again may be a colleague's, which the form does not show.
  const [known] = useState(promotion);
  const toList = () => router.push("/admin/promotions");
  const create = useMutation(createPromotionCall, { done: t("made"), onSuccess: toList });
  const update = useMutation(updatePromotionCall, { done: t("saved"), onSuccess: toList });
  const form = useCheckedForm<PromotionValues>({
    initial,
    check: (values) => {
      const input = promotionInput(values);
      const parsed = promotionFields.safeParse(input);
      if (parsed.success) return {};
      const errors = Object.entries(fieldErrors(parsed.error, input));
      return Object.fromEntries(errors.map(([path, error]) => [path.split(".")[0] ?? path, sentence(error)]));
    },
    onSubmit: (values) => {
      const input = promotionInput(values);
      return known ? update.run({ ...input, ...known }) : create.run(input);
    },
  });
  useUnsavedChanges(form.dirty && !form.busy);
  return { form, field: form.field, busy: form.busy };
}

interface BoxesProps {
  /** Its value: the chosen ids, one a line. */
  field: CheckedField;
  lead: string;
  options: readonly { id: string; name: string }[];
}

/** Any of several; none stands for all. */
function Boxes({ field, lead, options }: BoxesProps) {
  const chosen = String(field.value).split("\n").filter(Boolean);
  const toggle = (id: string, on: boolean) =>
    field.onChange((on ? [...chosen, id] : chosen.filter((one) => one !== id)).join("\n"));
  const note = field.error ? `${field.id}-note` : undefined;
  return (
    <fieldset
      id={field.id}
      tabIndex={-1}
      className="focus:outline-0"
      aria-describedby={note}
      aria-invalid={field.error ? true : undefined}
    >
      <legend className={labelClass}>{field.label}</legend>
      <p className="mt-1 text-sm text-ink-2">{lead}</p>
      <div className="grid gap-x-6 sm:grid-cols-2">
        {options.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
        ))}
      </div>
      <FieldNote id={note} error={field.error} />
    </fieldset>
  );
}
