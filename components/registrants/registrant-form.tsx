"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { createRegistrantCall, modifyRegistrantCall } from "@/components/generated/registrants";
import { Button } from "@/components/ui/button/button";
import { ButtonLink } from "@/components/ui/button/button-link";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Segmented } from "@/components/ui/field/segmented";
import { Select } from "@/components/ui/field/select";
import { Section } from "@/components/ui/section";
import { StickyBar } from "@/components/ui/sticky-bar";
import { useMutation } from "@/components/use-mutation";
import { documentType, documentTypesIn } from "@/lib/registrants/document-contract";
import type { RegistrantValues } from "@/lib/registrants/fields-contract";
import { unchecked } from "@/messages/unchecked";
import { FoldedFields } from "./folded-fields";
import { type RegistrantFormState as Form, RegistrantField, registrantColumns } from "./registrant-field";
import { startOfRegistrant } from "./registrant-values";
import { forgetDraft } from "./use-draft";
import { useRegistrantForm } from "./use-registrant-form";

interface Props {
  countries: readonly { value: string; label: string }[];
  /** What the account knows of the person: a new registrant begins with it. */
  account?: { email: string; phone: string };
  /** Where cancel leads. */
  backHref: string;
  /** Where saving leads; the id of the new registrant is added as `registrant`. Without it, to the page of the registrant. */
  next?: string;
  draftKey?: string;
  /** The registrant to change; without it a new one is created. */
  existing?: { id: string; values: RegistrantValues; idNumberMasked: string; seenAt: string };
}

/**
 * Creates or changes a registrant. It asks for what only the customer knows; the rest is filled in from that and stands behind a fold. What
 * was typed survives errors, and in a new registrant a reload too.
 */
export function RegistrantForm({ countries, account, backHref, next, draftKey, existing }: Props) {
  const t = useTranslations("registrants");
  const router = useRouter();
  const create = useMutation(createRegistrantCall, { refresh: false });
  // The page is made again behind the form, with what another tab saved meanwhile: the form still shows what it began with.
  const seenAt = useRef(existing?.seenAt ?? "");
  const modify = useMutation(modifyRegistrantCall, { refresh: false });
  const form = useRegistrantForm({
    initial: existing?.values ?? startOfRegistrant(account ?? { email: "", phone: "" }),
    knownIdType: existing?.values.idType,
    draftKey,
    onSubmit: async (values) => {
      const result = existing
        ? await modify.run({ id: existing.id, seenAt: seenAt.current, ...values })
        : await create.run(values);
      if (!result.ok) return result;
      forgetDraft(draftKey);
      const created = result.value.id;
      const target = next
        ? `${next}${next.includes("?") ? "&" : "?"}registrant=${created}`
        : `/account/registrants/${created}`;
      router.push(target);
      router.refresh();
      return result;
    },
  });
  // A draft is still there after leaving, as the bar below says.
  useUnsavedChanges(form.dirty && draftKey === undefined);
  const { summary } = form;

  return (
    <form noValidate onSubmit={form.submit}>
      <div className="page-width">
        {(summary.errors.length > 0 || summary.detail) && (
          <div className="mb-10">
            <FormSummary {...summary} />
          </div>
        )}
        <Owner form={form} countries={countries} masked={existing?.idNumberMasked} />
        <Contact form={form} />
        <Address form={form} />
        <FoldedFields form={form} country={countries.find(({ value }) => value === form.values.country)?.label} />
      </div>
      <StickyBar
        label={t("save")}
        actions={
          <>
            <ButtonLink href={backHref} kind="flat">
              {t("cancel")}
            </ButtonLink>
            <Button kind="go" type="submit" busy={form.busy}>
              {t("save")}
            </Button>
          </>
        }
      >
        {!existing && <p className="text-sm text-ink-2 max-lg:hidden">{t("draftKept")}</p>}
      </StickyBar>
    </form>
  );
}

interface OwnerProps extends Pick<Props, "countries"> {
  form: Form;
  masked: string | undefined;
}

function Owner({ form, countries, masked }: OwnerProps) {
  const t = useTranslations("registrants");
  const { kind, idType, idNumber, country } = form.values;
  const person = kind === "person";
  const offered = documentTypesIn(kind, country);
  const present = documentType(idType);
  // A registrant of before may have a document that is not offered for its country.
  const types = present && present.kind === kind && !offered.includes(present) ? [present, ...offered] : offered;
  const options = types.map((type) => ({
    value: type.code,
    label: unchecked(t)(`documents.${type.code}`),
    ...(type.hongKong ? { group: t("hongKongOnly") } : {}),
  }));
  const { mended: _mended, ...idTypeInput } = form.input("idType");
  const { mended: _none, ...countryInput } = form.input("country");
  const checked = (idType === "SFZ" || idType === "SHXYZS") && idNumber !== "" && !form.faults.idNumber;
  return (
    <Section title={t("owner")} lead={t("ownerLead")}>
      <div className={registrantColumns}>
        <Select
          {...countryInput}
          className="max-md:col-span-full"
          options={countries}
          hint={t("countryHint")}
          onChange={(event) => form.takeCountry(event.target.value)}
        />
        <div className="col-span-full">
          <Segmented
            legend={t("kind")}
            value={kind}
            onChange={form.takeKind}
            options={[
              { value: "person", label: t("person") },
              { value: "company", label: t("company") },
            ]}
          />
        </div>
        <div className="col-span-full">
          <RegistrantField
            form={form}
            name="companyCn"
            label={form.label(person ? "nameCn" : "companyCn")}
            hint={t(form.abroad ? "latinHint" : "chineseHint")}
          />
        </div>
        <Select
          {...idTypeInput}
          className="max-md:col-span-full"
          options={options}
          hint={documentType(idType)?.hongKong ? t("hongKongHint") : undefined}
        />
        <RegistrantField
          form={form}
          name="idNumber"
          autoComplete="off"
          placeholder={masked}
          hint={checked ? <span className="text-ok">{t("checked")}</span> : masked ? t("keepNumber") : t("numberHint")}
        />
      </div>
    </Section>
  );
}

function Contact({ form }: { form: Form }) {
  const t = useTranslations("registrants");
  const company = form.values.kind === "company";
  return (
    <Section title={t("contact")} lead={t(company ? "contactLead" : "contactLeadPerson")}>
      <div className={registrantColumns}>
        {company && <RegistrantField form={form} name="lastNameCn" half autoComplete="family-name" />}
        {company && <RegistrantField form={form} name="firstNameCn" half autoComplete="given-name" />}
        <RegistrantField
          form={form}
          name="phone"
          inputMode="tel"
          autoComplete="tel"
          hint={t(form.abroad ? "phoneHintAbroad" : "phoneHint")}
        />
      </div>
    </Section>
  );
}

/** What is written where there are no postcodes; the registry wants one. */
const NO_POSTCODE = { HK: "999077", MO: "999078" };

function Address({ form }: { form: Form }) {
  const t = useTranslations("registrants");
  const { country } = form.values;
  return (
    <Section title={t("address")} lead={country === "CN" ? t("addressLead") : undefined}>
      <div className={registrantColumns}>
        <RegistrantField
          {...{ form, half: true, short: true }}
          name="zipcode"
          inputMode={country === "CN" ? "numeric" : "text"}
          autoComplete="postal-code"
          hint={country === "HK" || country === "MO" ? t("zipHint", { code: NO_POSTCODE[country] }) : undefined}
        />
        <RegistrantField form={form} name="stateCn" half hint={form.abroad ? t("stateHint") : undefined} />
        <RegistrantField form={form} name="cityCn" half />
        <RegistrantField form={form} name="addressCn" hint={t(form.abroad ? "addressHint" : "addressChineseHint")} />
      </div>
    </Section>
  );
}
