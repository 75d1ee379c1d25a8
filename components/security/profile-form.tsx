"use client";

import { useTranslations } from "next-intl";
import { changeProfileCall } from "@/components/generated/accounts";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button";
import { FormSummary } from "../ui/form-summary";
import { Segmented } from "../ui/segmented";
import { TextInput } from "../ui/text-input";
import { useMutation } from "../use-mutation";

const inputSchema = () =>
  import("@/lib/accounts/contract").then(({ changeProfileContract }) => changeProfileContract.input);

/** Name, telephone, and the language of mails. */
export function ProfileForm({ name, phone, locale }: { name: string; phone: string; locale: "zh" | "en" }) {
  const t = useTranslations("security.profile");
  const change = useMutation(changeProfileCall, { done: t("done") });
  const form = useForm({
    schema: inputSchema,
    initial: { name, phone, locale },
    onSubmit: (input) => change.run({ ...input, phone: input.phone ?? "" }),
  });
  const { error: _error, id: _id, ...language } = form.choice("locale", t("language"));
  useUnsavedChanges(form.dirty);
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary errors={[]} detail={form.summary.detail} />
      <TextInput {...form.text("name", t("name"))} autoComplete="name" />
      <TextInput {...form.text("phone", t("phone"))} remark={t("optional")} type="tel" autoComplete="tel" />
      <Segmented
        {...language}
        options={[
          { value: "zh", label: "中文" },
          { value: "en", label: "English" },
        ]}
      />
      <p>
        <Button kind="go" type="submit" busy={form.busy}>
          {t("submit")}
        </Button>
      </p>
    </form>
  );
}
