"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { changeProfileCall } from "@/components/generated/accounts";
import type { Profile } from "@/lib/accounts/contract";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useForm } from "../form/use-form";
import { Segmented } from "../ui/field/segmented";
import { TextInput } from "../ui/field/text-input";
import { Note } from "../ui/note";
import { useMutation } from "../use-mutation";
import { AccountForm } from "./account-form";
import { mergeProfile, PROFILE_FIELDS, toldProfile } from "./merge-profile";

const LANGUAGES = { zh: "中文", en: "English" } as const;

const FIELD_LABEL = { name: "name", phone: "phone", locale: "language" } as const;
const shown = (field: keyof Profile, value = "") =>
  field === "locale" ? LANGUAGES[value === "en" ? "en" : "zh"] : value;

const inputSchema = () =>
  import("@/lib/accounts/contract").then(({ changeProfileContract }) =>
    changeProfileContract.input.omit({ seen: true }),
  );

/** Name, telephone, and the language of mails. */
export function ProfileForm({ name, phone, locale }: { name: string; phone: string; locale: "zh" | "en" }) {
  const t = useTranslations("security.profile");
  const change = useMutation(changeProfileCall, { done: t("done") });
  // What another tab saves meanwhile is not overwritten by what this one showed.
  const seen = useRef({ name, phone, locale });
  const [stored, setStored] = useState<ReturnType<typeof mergeProfile>["differs"]>({});
  const form = useForm({
    schema: inputSchema,
    initial: { name, phone, locale },
    sent: ["name", "phone"],
    onSubmit: async (input) => {
      const result = await change.run({ ...input, seen: seen.current });
      const now = result.ok ? result.value : toldProfile(result.failure.params);
      if (!now) return result;
      const { takes, differs } = mergeProfile(form.current(), seen.current, now);
      if (!result.ok) for (const [field, value] of Object.entries(takes)) form.set(field, value);
      setStored(result.ok ? {} : differs);
      // The refusal shows what is stored: the next press replaces it on purpose.
      seen.current = now;
      return result;
    },
  });
  const { error: _error, id: _id, ...language } = form.choice("locale", t("language"));
  useUnsavedChanges(form.dirty);
  return (
    <AccountForm form={form} action={t("submit")} kind="go">
      <TextInput {...form.text("name", t("name"))} autoComplete="name" />
      <TextInput {...form.text("phone", t("phone"))} remark={t("optional")} type="tel" autoComplete="tel" />
      <Segmented
        {...language}
        options={[
          { value: "zh", label: LANGUAGES.zh },
          { value: "en", label: LANGUAGES.en },
        ]}
      />
      {Object.keys(stored).length > 0 && (
        <Note kind="warn" title={t("storedNow")}>
          <ul>
            {PROFILE_FIELDS.filter((field) => stored[field] !== undefined).map((field) => (
              <li key={field}>
                {t("storedField", {
                  field: t(FIELD_LABEL[field]),
                  value: shown(field, stored[field]) || t("storedNothing"),
                })}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </AccountForm>
  );
}
