"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { z } from "zod";
import { type SettingKey, settings, writeSettingContract } from "@/lib/settings/contract";
import { Button } from "../ui/button";
import { FormSummary } from "../ui/form-summary";
import { TextInput } from "../ui/text-input";
import { Textarea } from "../ui/textarea";
import { useForm } from "../use-form";
import { useMutation } from "../use-mutation";

export interface SettingField {
  name: string;
  kind?: "line" | "text" | "number" | "yuan";
  /** A hint of its own under hints.<key>.<name>. */
  hint?: boolean;
}

interface Props {
  settingKey: SettingKey;
  /** As it travels: money as decimal fen. */
  value: Record<string, unknown>;
  fields: readonly SettingField[];
  /** Shows what the shop will look like with what is typed, before it is saved. */
  preview?: (typed: (name: string) => string) => ReactNode;
}

/** One setting: its fields, what they will look like, and one button. Checked by the very schema that the server uses. */
export function SettingForm({ settingKey, value, fields, preview }: Props) {
  const t = useTranslations("settings");
  const write = useMutation(writeSettingContract, { done: t("saved") });
  const kinds = Object.fromEntries(
    fields.flatMap((field) =>
      field.kind === "number" || field.kind === "yuan" ? [[`value.${field.name}`, field.kind]] : [],
    ),
  );
  const form = useForm({
    schema: z.object({ key: z.literal(settingKey), value: settings[settingKey].schema as z.ZodType }),
    initial: { value: Object.fromEntries(fields.map(({ name }) => [name, value[name]])) },
    kinds,
    fixed: { key: settingKey },
    onSubmit: (input) => write.run({ key: settingKey, value: (input.value ?? {}) as Record<string, string> }),
  });
  return (
    <form className="form" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      {fields.map(({ name, kind, hint }) => {
        const props = {
          ...form.text(`value.${name}`, t(`fields.${settingKey}.${name}`)),
          ...(hint ? { hint: t(`hints.${settingKey}.${name}`) } : {}),
        };
        if (kind === "text") return <Textarea key={name} {...props} rows={8} />;
        const numeric = kind === "number" || kind === "yuan";
        return <TextInput key={name} {...props} short={numeric} inputMode={numeric ? "decimal" : undefined} />;
      })}
      {preview && (
        <div className="stack">
          <p className="label">{t("preview")}</p>
          <div className="setting-preview">{preview((name) => String(form.typed[`value.${name}`] ?? "").trim())}</div>
        </div>
      )}
      <p>
        <Button type="submit" busy={form.busy}>
          {t("save")}
        </Button>
      </p>
    </form>
  );
}
