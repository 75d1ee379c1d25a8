"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { changeProfileCall } from "@/components/generated/accounts";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useForm } from "../form/use-form";
import { Segmented } from "../ui/field/segmented";
import { TextInput } from "../ui/field/text-input";
import { useMutation } from "../use-mutation";
import { AccountForm } from "./account-form";

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
  const form = useForm({
    schema: inputSchema,
    initial: { name, phone, locale },
    sent: ["name", "phone"],
    onSubmit: async (input) => {
      const result = await change.run({ ...input, seen: seen.current });
      if (result.ok) seen.current = result.value;
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
          { value: "zh", label: "中文" },
          { value: "en", label: "English" },
        ]}
      />
    </AccountForm>
  );
}
