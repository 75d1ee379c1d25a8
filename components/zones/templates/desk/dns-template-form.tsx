"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { useForm } from "@/components/form/use-form";
import {
  changeDnsTemplateCall,
  createDnsTemplateCall,
  deleteDnsTemplateCall,
} from "@/components/generated/zones-template";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { useMutation } from "@/components/use-mutation";
import { recordLine } from "@/lib/dns/record";
import { planTemplate } from "@/lib/dns/templates/plan-template";
import {
  EXAMPLE_DOMAIN,
  examplesOf,
  readFieldLines,
  readRecordLines,
  templateOf,
  type WrittenTexts,
  writtenFaults,
} from "@/lib/dns/templates/written-template";
import {
  changeDnsTemplateContract,
  createDnsTemplateContract,
  type DnsTemplateView,
} from "@/lib/zones/template-contract";

/** A button that writes a new template. */
export function AddDnsTemplate() {
  const t = useTranslations("dnsTemplates");
  return (
    <DialogButton label={t("add")} title={t("new")}>
      {(close) => <DnsTemplateForm close={close} />}
    </DialogButton>
  );
}

/** What can be done with a template: change it (also whether customers see it), delete it. */
export function DnsTemplateActions({ template, name }: { template: DnsTemplateView; name: string }) {
  const t = useTranslations("dnsTemplates");
  const [asking, setAsking] = useState(false);
  const remove = useMutation(deleteDnsTemplateCall, { done: t("deleted"), onSuccess: () => setAsking(false) });
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <DialogButton kind="flat" label={t("change")} title={t("changeTitle", { name })}>
        {(close) => <DnsTemplateForm template={template} close={close} />}
      </DialogButton>
      <Button small kind="flat" onClick={() => setAsking(true)}>
        {t("delete")}
      </Button>
      <DangerDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("deleteTitle", { name })}
        action={t("delete")}
        busy={remove.busy}
        error={remove.failure?.detail}
        onConfirm={() => remove.run({ id: template.id })}
      >
        {t("deleteWhat")}
      </DangerDialog>
    </div>
  );
}

const EMPTY = { nameZh: "", nameEn: "", whatZh: "", whatEn: "", records: "", fields: "", published: false };

function DnsTemplateForm({ template, close }: { template?: DnsTemplateView; close: () => void }) {
  const t = useTranslations("dnsTemplates");
  const done = { done: t("saved"), onSuccess: close };
  const create = useMutation(createDnsTemplateCall, done);
  const change = useMutation(changeDnsTemplateCall, done);
  const { id, updatedAt, ...texts } = template ?? { ...EMPTY, id: undefined, updatedAt: undefined };
  // As it was when the form was opened: a row that comes later has other texts than the form shows.
  const [known] = useState(() => (id && updatedAt ? { id, seenAt: updatedAt.toISOString() } : null));
  const form = useForm({
    schema: known ? changeDnsTemplateContract.input : createDnsTemplateContract.input,
    initial: texts,
    fixed: known ?? {},
    onSubmit: (input) => (known ? change.run({ ...input, ...known }) : create.run(input)),
  });
  useUnsavedChanges(form.dirty);
  const { records = "", fields = "" } = form.typed as Partial<Record<keyof WrittenTexts, string>>;
  return (
    <form className="grid gap-4" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <TextInput {...form.text("nameZh", t("nameZh"))} maxLength={40} />
      <TextInput {...form.text("nameEn", t("nameEn"))} maxLength={60} />
      <TextInput {...form.text("whatZh", t("whatZh"))} maxLength={200} />
      <TextInput {...form.text("whatEn", t("whatEn"))} maxLength={300} />
      <Textarea
        {...form.text("records", t("records"))}
        hint={t("recordsHint", { variable: "{shop}", domain: "{domain}" })}
        rows={6}
        mono
      />
      <Textarea {...form.text("fields", t("fields"))} hint={t("fieldsHint")} rows={3} mono />
      <Preview records={String(records)} fields={String(fields)} />
      <Checkbox {...form.check("published", t("published"))} />
      <p className="flex justify-end">
        <Button kind="go" type="submit" busy={form.busy}>
          {t("save")}
        </Button>
      </p>
    </form>
  );
}

/** What a customer would get for example.com with the examples, or why it can't be kept. */
function Preview(texts: WrittenTexts) {
  const t = useTranslations("dnsTemplates");
  const sentence = useErrorSentence();
  const { records, fields } = texts;
  const { faults, lines } = useMemo(() => previewOf({ records, fields }), [records, fields]);
  if (records.trim() === "") return null;
  return (
    <section aria-label={t("preview")} aria-live="polite">
      <h3 className="text-sm font-strong">{t("previewOf", { domain: EXAMPLE_DOMAIN })}</h3>
      <ul className="mt-1 text-sm">
        {faults.map((fault) => (
          <li key={fault.code} className="text-warn">
            {sentence(fault)}
          </li>
        ))}
        {lines.map((line) => (
          <li key={line} className="mono-value wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}

function previewOf(texts: WrittenTexts) {
  const faults = Object.values(writtenFaults(texts)).map(({ code, params = {} }) => ({ code, params }));
  if (faults.length > 0) return { faults, lines: [] };
  const fields = readFieldLines(texts.fields).rows;
  const template = templateOf({ id: "preview", group: "shop", records: readRecordLines(texts.records).rows, fields });
  const zone = { domain: EXAMPLE_DOMAIN, existing: [], pending: [] };
  return {
    faults,
    lines: planTemplate(template, examplesOf(fields), zone).rows.map(({ record }) => recordLine(record)),
  };
}
