"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { z } from "zod";
import { writeSettingCall } from "@/components/generated/settings";
import { Link } from "@/components/ui/link";
import { type SettingKey, settings, wantsSecond } from "@/lib/settings/contract";
import { unchecked } from "@/messages/unchecked";
import { checkTyped } from "../form/form-values";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button/button";
import { Checkbox } from "../ui/field/checkbox";
import { FormSummary } from "../ui/field/form-summary";
import { TextInput } from "../ui/field/text-input";
import { Textarea } from "../ui/field/textarea";
import { Note } from "../ui/note";
import { toast } from "../ui/toast/toast";
import { useMutation } from "../use-mutation";

export interface SettingField {
  name: string;
  kind?: "line" | "text" | "number" | "yuan" | "check";
  /** Whether the field has a hint under hints.<key>.<name>. */
  hint?: boolean;
}

interface Props {
  settingKey: SettingKey;
  /** The stored value in wire form: money as decimal fen. */
  value: Record<string, unknown>;
  fields: readonly SettingField[];
  /** Who asked for a change that waits for another admin. */
  waiting?: string;
  /** Whether the shop sells already: some changes need another admin only then. */
  shopOpen?: boolean;
  /** A preview of the shop with the typed values, before they are saved. */
  preview?: (typed: (name: string) => string) => ReactNode;
}

/** The form of one setting: fields, preview, and a button. Checked with the same schema as on the server. */
export function SettingForm({ settingKey, value, fields, waiting, shopOpen = false, preview }: Props) {
  const t = useTranslations("settings");
  const write = useMutation(writeSettingCall, {
    onSuccess: ({ waits }) => toast(t(waits === null ? "saved" : "second.waits")),
  });
  const seen = useRef(value);
  const kinds = Object.fromEntries(
    fields.flatMap((field) =>
      field.kind === "number" || field.kind === "yuan" ? [[`value.${field.name}`, field.kind]] : [],
    ),
  );
  const fixed = { key: settingKey };
  const schema = z.object({
    key: z.literal(settingKey),
    value: settings[settingKey].schema as z.ZodType,
    reason: z.string(),
  });
  const form = useForm({
    schema,
    initial: { value: Object.fromEntries(fields.map(({ name }) => [name, value[name]])), reason: "" },
    kinds,
    fixed,
    onSubmit: async (input) => {
      const { reason } = input;
      const typed = (input.value ?? {}) as Record<string, string>;
      const result = await write.run({ key: settingKey, value: typed, seen: seen.current as typeof typed, reason });
      if (result.ok) seen.current = result.value.value as Record<string, unknown>;
      // Back to the values in effect; the requested ones are listed with the requests.
      if (result.ok && result.value.waits !== null) form.reset();
      return result;
    },
  });
  const second = needsSecondPerson(settingKey, value, checkTyped(schema, form.typed, kinds, fixed), shopOpen);
  useUnsavedChanges(form.dirty);
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      {waiting !== undefined && (
        <Note kind="warn" title={t("second.waiting", { name: waiting })}>
          {t("second.waitingWhat")} <Link href="/admin/attention">{t("second.see")}</Link>
        </Note>
      )}
      {fields.map(({ name, kind, hint }) => {
        if (kind === "check")
          return (
            <Checkbox
              key={name}
              {...form.check(`value.${name}`, unchecked(t)(`fields.${settingKey}.${name}`))}
              hint={hint ? unchecked(t)(`hints.${settingKey}.${name}`) : undefined}
            />
          );
        const props = {
          ...form.text(`value.${name}`, unchecked(t)(`fields.${settingKey}.${name}`)),
          ...(hint ? { hint: unchecked(t)(`hints.${settingKey}.${name}`) } : {}),
        };
        if (kind === "text") return <Textarea key={name} {...props} rows={8} />;
        const numeric = kind === "number" || kind === "yuan";
        return <TextInput key={name} {...props} short={numeric} inputMode={numeric ? "decimal" : undefined} />;
      })}
      {preview && (
        <div className="space-y-4">
          <p className="text-sm font-strong">{t("preview")}</p>
          <div className="min-w-0 border-l-3 border-edge bg-surface px-4 py-2">
            {preview((name) => String(form.typed[`value.${name}`] ?? "").trim())}
          </div>
        </div>
      )}
      {second && <Textarea {...form.text("reason", t("second.reason"))} hint={t("second.reasonHint")} rows={2} />}
      <p>
        <Button type="submit" busy={form.busy}>
          {t(second ? "second.ask" : `saves.${settingKey}`)}
        </Button>
      </p>
    </form>
  );
}

/** Whether the typed values take effect only after another admin agrees, by the same rule as on the server. */
function needsSecondPerson(
  key: SettingKey,
  stored: Record<string, unknown>,
  checked: ReturnType<typeof checkTyped>,
  open: boolean,
): boolean {
  if (!checked.ok) return false;
  const { schema } = settings[key];
  const [before, after] = [schema.safeParse(stored), schema.safeParse((checked.input as { value: unknown }).value)];
  return before.success && after.success && wantsSecond(key, before.data, after.data, { open });
}
