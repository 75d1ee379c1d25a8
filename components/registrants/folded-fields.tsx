"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import { type RegistrantFormState as Form, RegistrantField, registrantColumns } from "./registrant-field";
import { type EnglishField, foldedFields } from "./registrant-values";

interface Props {
  form: Form;
  /** Its name. */
  country: string | undefined;
}

/**
 * What the registry wants besides and the shop fills in: English values, the mail address. One line says what it is; all of it
 * can be changed behind a fold, which opens by itself where something has to be looked at.
 */
export function FoldedFields({ form, country }: Props) {
  const t = useTranslations("registrants");
  const fold = useRef<HTMLDetailsElement>(null);
  const { kind, companyEn, addressEn, cityEn, stateEn, email } = form.values;
  const person = kind === "person";
  const names = foldedFields(kind);
  const attention =
    form.unread.length > 0 ||
    names.some((name) => form.input(name).error !== undefined || form.remarks[name] !== undefined) ||
    // Its Chinese value was changed after it was written.
    Object.entries(form.proposed).some(
      ([name, text]) => form.edited.has(name) && text !== form.values[name as EnglishField],
    );
  // The element and not a state: it is open before the form focuses the first invalid field.
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens again after each attempt to save
  useEffect(() => {
    if (attention && fold.current) fold.current.open = true;
  }, [attention, form.busy]);
  const known = [...[companyEn, addressEn, cityEn, stateEn], country ?? form.values.country, email].filter(
    (text) => text !== "",
  );
  return (
    <Section title={t("filledIn")} lead={t(form.abroad ? "filledInLeadAbroad" : "filledInLead")}>
      <p className="mb-3 text-sm wrap-anywhere text-ink-2">{known.join(t("comma"))}</p>
      <Disclosure ref={fold} summary={<b>{t("filledInOpen")}</b>} summaryClassName="text-sm">
        <div className={`${registrantColumns} mt-4`}>
          {person && <RegistrantField form={form} name="lastNameCn" half autoComplete="family-name" />}
          {person && <RegistrantField form={form} name="firstNameCn" half autoComplete="given-name" />}
          <RegistrantField form={form} name="lastNameEn" half />
          <RegistrantField form={form} name="firstNameEn" half />
          <RegistrantField form={form} name="companyEn" label={form.label(person ? "nameEn" : "companyEn")} />
          <RegistrantField form={form} name="email" type="email" autoComplete="email" hint={t("emailHint")} />
          <RegistrantField form={form} name="stateEn" half />
          <RegistrantField form={form} name="cityEn" half />
          <RegistrantField form={form} name="addressEn" />
          <RegistrantField
            form={form}
            name="fax"
            half
            short
            inputMode="tel"
            remark={t("optional")}
            hint={t("faxHint")}
          />
        </div>
      </Disclosure>
    </Section>
  );
}
