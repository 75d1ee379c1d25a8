"use client";

import { useTranslations } from "next-intl";
import { changeProfileCall } from "@/components/generated/accounts";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useForm } from "../form/use-form";
import { Segmented } from "../ui/field/segmented";
import { TextInput } from "../ui/field/text-input";
import { useMutation } from "../use-mutation";
import { AccountForm } from "./account-form";

const inputSchema = () =>
  import("@/lib/accounts/contract").then(({ changeProfileContract }) => changeProfileContract.input);

/** Name, telephone, and the language of mails. */
export function ProfileForm({ name, phone, locale }: { name: string; phone: string; locale: "zh" | "en" }) {
  const t = useTranslations("security.profile");
  const change = useMutation(changeProfileCall, { done: t("done") });
  const form = useForm({
    schema: inputSchema,
    initial: { name, phone, locale },
    sent: ["name", "phone"],
    onSubmit: change.run,
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
