"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { listTemplatesCall } from "@/components/generated/zones-template";
import { useActingCall } from "@/components/services/controls/acting-as";
import { useCall } from "@/components/use-call";
import type { DnsTemplate, TemplateField } from "@/lib/dns/templates/dns-template";
import { dnsTemplates } from "@/lib/dns/templates/plan-template";
import { readFieldLines, readRecordLines, templateOf } from "@/lib/dns/templates/written-template";
import type { OfferedTemplates } from "@/lib/zones/template-contract";
import { type UncheckedTranslator, unchecked } from "@/messages/unchecked";

/** A template with its words, from the messages or from whoever wrote it. */
export interface OfferedTemplate {
  template: DnsTemplate;
  name: string;
  what: string;
  label: (field: TemplateField) => string;
  hint: (field: TemplateField) => string | undefined;
  option: (field: TemplateField, option: string) => string;
}

/** The templates for a domain: its owner's services, those of the shop's staff, and those that everybody has; the last are there at once. */
export function useTemplates(serviceId: string): { offered: readonly OfferedTemplate[]; failure: string | null } {
  const t = unchecked(useTranslations("zoneTemplates"));
  const chinese = useLocale() === "zh";
  const call = useCall();
  const list = useActingCall()(listTemplatesCall);
  const [more, setMore] = useState<OfferedTemplates>({ own: [], shop: [] });
  const [failure, setFailure] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that the dialog opens
  useEffect(() => {
    let gone = false;
    void call(list, { id: serviceId }).then((read) => {
      if (gone) return;
      if (read.ok) setMore(read.value);
      else setFailure(read.failure.detail);
    });
    return () => {
      gone = true;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the translator is another one with each render
  const offered = useMemo(
    () => [
      ...more.own.map((one) => ownTemplate(one, t)),
      ...more.shop.map((one) => shopTemplate(one, chinese, t)),
      ...dnsTemplates.map((template) => builtIn(template, t)),
    ],
    [more, chinese],
  );
  return { offered, failure };
}

function builtIn(template: DnsTemplate, t: UncheckedTranslator): OfferedTemplate {
  const { id } = template;
  return {
    template,
    name: t(`${id}.name`),
    what: t(`${id}.what`),
    label: (field) => t(`${id}.${field.id}.label`),
    hint: (field) => (t.has(`${id}.${field.id}.hint`) ? t(`${id}.${field.id}.hint`) : undefined),
    option: (field, option) => t(`${id}.${field.id}.options.${field.options?.indexOf(option) ?? 0}`),
  };
}

function ownTemplate(
  { serviceId, productLine, displayName, records }: OfferedTemplates["own"][number],
  t: UncheckedTranslator,
): OfferedTemplate {
  return {
    template: templateOf({ id: serviceId, group: "own", records, fields: [] }),
    name: t(`own.${productLine}.name`, { name: displayName }),
    what: t(`own.${productLine}.what`),
    ...{ label: ({ id }) => id, hint: () => undefined, option: (_, option) => option },
  };
}

function shopTemplate(
  one: OfferedTemplates["shop"][number],
  chinese: boolean,
  t: UncheckedTranslator,
): OfferedTemplate {
  const fields = readFieldLines(one.fields).rows;
  const fieldOf = ({ id }: TemplateField) => fields.find((field) => field.id === id);
  const records = readRecordLines(one.records).rows;
  return {
    template: templateOf({ id: one.id, group: "shop", records, fields }),
    name: chinese ? one.nameZh : one.nameEn,
    what: chinese ? one.whatZh : one.whatEn,
    label: (field) => (chinese ? fieldOf(field)?.labelZh : fieldOf(field)?.labelEn) ?? field.id,
    hint: (field) => t("example", { text: fieldOf(field)?.example ?? "" }),
    option: (_, option) => option,
  };
}
