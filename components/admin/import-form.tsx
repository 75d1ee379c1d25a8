"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { importServiceCall, previewImportCall } from "@/components/generated/services-admin";
import { FieldInput } from "@/components/products/field-input";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { type Config, type FormField, settleDraft } from "@/lib/product-lines/form";
import { pagesOf } from "@/lib/product-lines/pages";
import type { ImportPreview } from "@/lib/services/admin-contract";
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
  const router = useRouter();
  const [ask, setAsk] = useState<Ask>({ productLine: lines[0]?.value ?? "", name: "", customer: "" });
  const [found, setFound] = useState<{ ask: Ask; preview: ImportPreview; draft: Config } | null>(null);
  const lookUp = useMutation(previewImportCall, { refresh: false });
  const importing = useMutation(importServiceCall, {
    refresh: false,
    onSuccess: ({ id }) => {
      toast(t("done"));
      router.push(`/admin/services/${id}`);
    },
  });
  const change = (over: Partial<Ask>) => {
    setAsk((before) => ({ ...before, ...over }));
    setFound(null);
    importing.reset();
  };

  async function search(event: FormEvent) {
    event.preventDefault();
    importing.reset();
    const result = await lookUp.run({ ...ask, config: {} });
    if (!result.ok) return setFound(null);
    const fields = result.value.fields as unknown as FormField[];
    setFound({ ask, preview: result.value, draft: settleDraft(() => fields, {}) });
  }

  const errors = lookUp.failure?.fields ?? importing.failure?.fields ?? {};
  const general = lookUp.failure ?? importing.failure;
  return (
    <>
      <Section title={t("which")} lead={t("whichLead")}>
        <form noValidate onSubmit={search} className="max-w-136 space-y-4">
          <Select
            label={t("productLine")}
            short
            value={ask.productLine}
            onChange={(event) => change({ productLine: event.target.value })}
            options={lines}
          />
          <TextInput
            label={t("name")}
            hint={
              unchecked(t).has(`nameHints.${ask.productLine}`)
                ? unchecked(t)(`nameHints.${ask.productLine}`)
                : undefined
            }
            mono
            autoComplete="off"
            value={ask.name}
            onChange={(event) => change({ name: event.target.value })}
            error={errors.name}
          />
          <TextInput
            label={t("customer")}
            hint={t("customerHint")}
            type="email"
            autoComplete="off"
            value={ask.customer}
            onChange={(event) => change({ customer: event.target.value })}
            error={errors.customer}
          />
          {general && Object.keys(general.fields).every((field) => !["name", "customer"].includes(field)) && (
            <Note kind="bad" title={Object.values(general.fields)[0] ?? general.detail} live />
          )}
          <div>
            <Button type="submit" busy={lookUp.busy}>
              {t("look")}
            </Button>
          </div>
        </form>
      </Section>
      {found && (
        <Found
          {...found}
          onDraft={(draft) => setFound({ ...found, draft })}
          busy={importing.busy}
          errors={importing.failure?.fields ?? {}}
          onImport={() => void importing.run({ ...found.ask, config: found.draft })}
        />
      )}
      {pagesOf(ask.productLine).domainNames && (
        <UnknownDomains chosen={ask.name} onChoose={(name) => change({ name })} />
      )}
    </>
  );
}

interface FoundProps {
  ask: Ask;
  preview: ImportPreview;
  draft: Config;
  onDraft: (draft: Config) => void;
  busy: boolean;
  errors: Readonly<Record<string, string>>;
  onImport: () => void;
}

function Found({ ask, preview, draft, onDraft, busy, errors, onImport }: FoundProps) {
  const t = useTranslations("admin-services");
  const fields = preview.fields as unknown as FormField[];
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
            value={draft[field.id]}
            onChange={(value) => onDraft({ ...draft, [field.id]: value })}
            error={errors[`config.${field.id}`]}
          />
        ))}
        <div>
          <Button kind="go" busy={busy} onClick={onImport}>
            {t("import.go", { name: preview.customer.name || preview.customer.email })}
          </Button>
        </div>
      </div>
    </Section>
  );
}
