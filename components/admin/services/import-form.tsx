"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { asTextInput, useForm } from "@/components/form/use-form";
import { importServiceCall, previewImportCall } from "@/components/generated/services-admin";
import { FieldInput } from "@/components/products/field-input";
import { useFieldCheck } from "@/components/products/use-field-check";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { Facts } from "@/components/ui/facts";
import { Select } from "@/components/ui/field/select";
import { TextInput } from "@/components/ui/field/text-input";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { type FormField, settleDraft } from "@/lib/product-lines/form";
import { pagesOf } from "@/lib/product-lines/pages";
import { type ImportPreview, previewImportContract } from "@/lib/services/admin-contract";
import { unchecked } from "@/messages/unchecked";
import { UnknownDomains } from "./unknown-domains";

interface Ask {
  productLine: string;
  name: string;
  customer: string;
}

/** The import in three steps: what and for whom, what was found of it at the upstream, and then the import itself. */
export function ImportForm({ lines }: { lines: readonly { value: string; label: string }[] }) {
  const t = useTranslations("admin-services.import");
  const [found, setFound] = useState<{ ask: Ask; preview: ImportPreview } | null>(null);
  const edits = useRef(0);
  const lookUp = useMutation(previewImportCall, { refresh: false });
  const form = useForm({
    schema: previewImportContract.input,
    initial: { productLine: lines[0]?.value ?? "", name: "", customer: "" },
    fixed: { config: {} },
    onSubmit: async (input) => {
      const mine = edits.current;
      const result = await lookUp.run(input);
      // What was found is of another customer or product than what stands in the form now.
      if (mine !== edits.current) return undefined;
      setFound(result.ok ? { ask: input, preview: result.value } : null);
      return result;
    },
  });
  const productLine = String(form.typed.productLine);
  const text = (name: string, label: string) => {
    const { onChange, ...field } = asTextInput(form.field(name, label));
    return {
      ...field,
      onChange: (event: Parameters<typeof onChange>[0]) => {
        onChange(event);
        edits.current += 1;
        setFound(null);
      },
    };
  };

  return (
    <>
      <Section title={t("which")} lead={t("whichLead")}>
        <form noValidate onSubmit={form.submit} className="max-w-136 space-y-4">
          <Select {...text("productLine", t("productLine"))} short options={lines} />
          <TextInput
            {...text("name", t("name"))}
            hint={unchecked(t).has(`nameHints.${productLine}`) ? unchecked(t)(`nameHints.${productLine}`) : undefined}
            mono
            autoComplete="off"
          />
          <TextInput {...text("customer", t("customer"))} hint={t("customerHint")} type="email" autoComplete="off" />
          {form.summary.detail && <Note kind="bad" title={form.summary.detail} live />}
          <div>
            <Button type="submit" busy={form.busy}>
              {t("look")}
            </Button>
          </div>
        </form>
      </Section>
      {found && <Found key={JSON.stringify(found.ask)} {...found} />}
      {pagesOf(productLine).domainNames && (
        <UnknownDomains
          chosen={String(form.typed.name)}
          onChoose={(name) => {
            form.set("name", name);
            setFound(null);
          }}
        />
      )}
    </>
  );
}

function Found({ ask, preview }: { ask: Ask; preview: ImportPreview }) {
  const t = useTranslations("admin-services");
  const router = useRouter();
  const fields = preview.fields as unknown as FormField[];
  const check = useFieldCheck(`${ask.productLine}Line`);
  const importing = useMutation(importServiceCall, {
    refresh: false,
    onSuccess: ({ id }) => {
      toast(t("import.done"));
      router.push(`/admin/services/${id}`);
    },
  });
  const [initial] = useState(() => ({ config: settleDraft(() => fields, {}) }));
  const form = useCheckedForm({
    initial,
    check: ({ config }) => check(fields, config, "config"),
    onSubmit: ({ config }) => importing.run({ ...ask, config: { ...config } }),
  });
  const day = (at: Date | null) => (at ? <Time at={at} as="day" /> : t("import.unknown"));
  const facts = [
    { id: "name", label: t("list.name"), value: <span className="mono-value">{preview.displayName}</span> },
    ...(preview.summary ? [{ id: "summary", label: t("import.summary"), value: preview.summary }] : []),
    { id: "state", label: t("list.state"), value: t(`states.${preview.state}`) },
    { id: "registered", label: t("csv.registered"), value: day(preview.registeredAt) },
    { id: "expires", label: t("list.expires"), value: day(preview.expiresAt) },
    { id: "customer", label: t("list.customer"), value: `${preview.customer.name} ${preview.customer.email}` },
  ];
  return (
    <Section title={t("import.found")} lead={t("import.foundLead")}>
      <div className="space-y-8">
        <Facts facts={facts} />
        {fields.length > 0 && <Note title={t("import.fill")} />}
        {fields.map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            texts={`${ask.productLine}Line`}
            attributes={form.field(`config.${field.id}`, field.id)}
          />
        ))}
        {form.summary.detail && <Note kind="bad" title={form.summary.detail} live />}
        <div>
          <Button kind="go" busy={form.busy} onClick={form.submit}>
            {t("import.go", { name: preview.customer.name || preview.customer.email })}
          </Button>
        </div>
      </div>
    </Section>
  );
}
