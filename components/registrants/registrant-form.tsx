"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { createRegistrantCall, modifyRegistrantCall } from "@/components/generated/registrants";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { FormSummary } from "@/components/ui/form-summary";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { StickyBar } from "@/components/ui/sticky-bar";
import { useMutation } from "@/components/use-mutation";
import { documentType, documentTypesOf } from "@/lib/registrants/document-contract";
import type { RegistrantValues } from "@/lib/registrants/fields-contract";
import { unchecked } from "@/messages/unchecked";
import { type RegistrantFormState as Form, RegistrantField, registrantShortClass } from "./registrant-field";
import { emptyRegistrant } from "./registrant-values";
import { forgetDraft } from "./use-draft";
import { useRegistrantForm } from "./use-registrant-form";

interface Props {
  countries: readonly { value: string; label: string }[];
  /** Where cancel leads. */
  backHref: string;
  /** Where saving leads; the id of the new registrant is added as `registrant`. Without it, to the page of the registrant. */
  next?: string;
  draftKey?: string;
  /** The registrant to change; without it a new one is created. */
  existing?: { id: string; values: RegistrantValues; idNumberMasked: string };
}

/** Creates or changes a registrant. What was typed survives errors, and in a new registrant a reload too. */
export function RegistrantForm({ countries, backHref, next, draftKey, existing }: Props) {
  const t = useTranslations("registrants");
  const router = useRouter();
  const create = useMutation(createRegistrantCall, { refresh: false });
  const modify = useMutation(modifyRegistrantCall, { refresh: false });
  const form = useRegistrantForm({
    initial: existing?.values ?? emptyRegistrant,
    knownIdType: existing?.values.idType,
    draftKey,
    onSubmit: async (values) => {
      const result = existing ? await modify.run({ id: existing.id, ...values }) : await create.run(values);
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
        <Owner form={form} masked={existing?.idNumberMasked} />
        <Contact form={form} />
        <Address form={form} countries={countries} />
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

const twoColumns = "grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-start gap-x-8 gap-y-5 max-md:gap-x-3";

function Owner({ form, masked }: { form: Form; masked?: string }) {
  const t = useTranslations("registrants");
  const { kind, idType, idNumber } = form.values;
  const person = kind === "person";
  const options = documentTypesOf(kind).map((type) => ({
    value: type.code,
    label: unchecked(t)(`documents.${type.code}`),
    ...(type.hongKong ? { group: t("hongKongOnly") } : {}),
  }));
  const { mended: _mended, ...idTypeInput } = form.input("idType");
  const checked = (idType === "SFZ" || idType === "SHXYZS") && idNumber !== "" && !form.faults.idNumber;
  return (
    <Section title={t("owner")} lead={t("ownerLead")}>
      <div className={twoColumns}>
        <div className="col-span-full">
          <Segmented
            legend={t("kind")}
            value={kind}
            onChange={form.takeKind}
            options={[
              { value: "company", label: t("company") },
              { value: "person", label: t("person") },
            ]}
          />
        </div>
        <RegistrantField form={form} name="companyCn" label={t(person ? "fields.nameCn" : "fields.companyCn")} />
        <RegistrantField form={form} name="companyEn" label={t(person ? "fields.nameEn" : "fields.companyEn")} />
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
  return (
    <Section title={t("contact")} lead={t(form.values.kind === "person" ? "contactLeadPerson" : "contactLead")}>
      <div className={twoColumns}>
        <RegistrantField form={form} name="lastNameCn" half autoComplete="family-name" />
        <RegistrantField form={form} name="lastNameEn" half />
        <RegistrantField form={form} name="firstNameCn" half autoComplete="given-name" />
        <RegistrantField form={form} name="firstNameEn" half />
        <RegistrantField form={form} name="phone" inputMode="tel" autoComplete="tel" hint={t("phoneHint")} />
        <RegistrantField form={form} name="email" type="email" autoComplete="email" hint={t("emailHint")} />
      </div>
    </Section>
  );
}

function Address({ form, countries }: { form: Form; countries: Props["countries"] }) {
  const t = useTranslations("registrants");
  const { mended: _mended, ...country } = form.input("country");
  return (
    <Section title={t("address")} lead={t("addressLead")}>
      <div className={twoColumns}>
        <div className="col-span-full">
          <Select {...country} short className={registrantShortClass} options={countries} />
        </div>
        <RegistrantField form={form} name="stateCn" half />
        <RegistrantField form={form} name="stateEn" half />
        <RegistrantField form={form} name="cityCn" half />
        <RegistrantField form={form} name="cityEn" half />
        <RegistrantField form={form} name="addressCn" hint={t("addressHint")} />
        <RegistrantField form={form} name="addressEn" />
        <RegistrantField form={form} name="zipcode" half short inputMode="numeric" autoComplete="postal-code" />
        <RegistrantField form={form} name="fax" half short inputMode="tel" remark={t("optional")} />
      </div>
    </Section>
  );
}
