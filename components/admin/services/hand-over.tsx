"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { asTextInput, useForm } from "@/components/form/use-form";
import { askHandoverCall, previewHandoverCall } from "@/components/generated/handovers";
import { ProductName } from "@/components/text/product-name";
import { Button } from "@/components/ui/button/button";
import { Facts } from "@/components/ui/facts";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { Section } from "@/components/ui/section";
import { useMutation } from "@/components/use-mutation";
import { askHandoverContract, type HandoverPreview, previewHandoverContract } from "@/lib/handovers/contract";

/** A service goes to another customer: first to whom, then what will happen, then the request to a second person. */
export function HandOver({ id }: { id: string }) {
  const t = useTranslations("admin-services.handover");
  const [found, setFound] = useState<HandoverPreview | null>(null);
  const edits = useRef(0);
  const lookUp = useMutation(previewHandoverCall, { refresh: false });
  const form = useForm({
    schema: previewHandoverContract.input,
    initial: { to: "" },
    fixed: { id },
    onSubmit: async (input) => {
      const mine = edits.current;
      const result = await lookUp.run(input);
      // What was found is of another customer than who stands in the form now.
      if (mine !== edits.current) return undefined;
      setFound(result.ok ? result.value : null);
      return result;
    },
  });
  const { onChange, ...to } = asTextInput(form.field("to", t("to")));
  return (
    <Section title={t("title")} lead={t("lead")} id="handover">
      <div className="space-y-6">
        <form noValidate onSubmit={form.submit} className="max-w-136 space-y-4">
          <FormSummary {...form.summary} />
          <TextInput
            {...to}
            onChange={(event: Parameters<typeof onChange>[0]) => {
              onChange(event);
              edits.current += 1;
              setFound(null);
            }}
            hint={t("toHint")}
            type="email"
            autoComplete="off"
          />
          <div>
            <Button type="submit" busy={form.busy}>
              {t("look")}
            </Button>
          </div>
        </form>
        {found && <AskHandover key={found.to.id} id={id} found={found} />}
      </div>
    </Section>
  );
}

function AskHandover({ id, found }: { id: string; found: HandoverPreview }) {
  const t = useTranslations("admin-services.handover");
  const ask = useMutation(askHandoverCall, { done: t("asked") });
  const form = useForm({
    schema: askHandoverContract.input,
    initial: { reason: "" },
    fixed: { id, to: found.to.email },
    onSubmit: ask.run,
  });
  const [service, ...gifts] = found.services;
  const nameOf = (one: (typeof gifts)[number] | undefined) =>
    one && <ProductName productLine={one.productLine} name={one.displayName} />;
  const of = ({ name, email }: HandoverPreview["to"]) => (name ? `${name} · ${email}` : email);
  const facts = [
    { id: "service", label: t("service"), value: nameOf(service) },
    ...gifts.map((gift) => ({ id: gift.id, label: t("gifts"), value: nameOf(gift) })),
    { id: "from", label: t("from"), value: of(found.from) },
    { id: "to", label: t("customer"), value: of(found.to) },
    ...(found.registrant
      ? [{ id: "registrant", label: t("registrant"), value: t("registrantStays", { name: found.registrant }) }]
      : []),
  ];
  const effects = ["ended", "fresh", ...(found.automatic ? (["automatic"] as const) : []), "mails"] as const;
  return (
    <form noValidate onSubmit={form.submit} className="max-w-136 space-y-4" aria-labelledby="handover-found">
      <h3 id="handover-found">{t("found")}</h3>
      <Facts facts={facts} />
      <ul className="list-disc space-y-1 pl-5">
        {effects.map((effect) => (
          <li key={effect}>{t(`effects.${effect}`)}</li>
        ))}
      </ul>
      <FormSummary {...form.summary} />
      <Textarea {...form.text("reason", t("reason"))} hint={t("reasonHint")} rows={2} />
      <div>
        <Button type="submit" kind="danger" busy={form.busy}>
          {t("go")}
        </Button>
      </div>
    </form>
  );
}
