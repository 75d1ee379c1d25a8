"use client";

import { useLocale, useTranslations } from "next-intl";
import { createStaffCall } from "@/components/generated/customers";
import { createStaffContract } from "@/lib/customers/contract";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button/button";
import { FormSummary } from "../ui/field/form-summary";
import { Select } from "../ui/field/select";
import { TextInput } from "../ui/field/text-input";
import { toast } from "../ui/toast/toast";
import { useMutation } from "../use-mutation";

/** Creates a staff account. Its owner sets the password with a link from a mail. */
export function StaffForm() {
  const t = useTranslations("people.staff");
  const language = useLocale();
  const create = useMutation(createStaffCall, {
    onSuccess: ({ mailKept }) => toast(t(mailKept ? "madeKept" : "made")),
  });
  const form = useForm({
    schema: createStaffContract.input,
    initial: { email: "", name: "", role: "support", locale: language === "en" ? "en" : "zh" },
    onSubmit: async (input) => {
      const result = await create.run(input);
      if (result.ok) form.reset();
      return result;
    },
  });
  const roles = (["support", "finance", "admin"] as const).map((role) => ({ value: role, label: t(`role.${role}`) }));
  return (
    <form className="grid max-w-136 gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary errors={[]} detail={form.summary.detail} />
      <TextInput {...form.text("email", t("email"))} type="email" autoComplete="off" />
      <TextInput {...form.text("name", t("name"))} autoComplete="off" />
      <Select {...form.text("role", t("roleLabel"))} options={roles} hint={t("roleHint")} />
      <Select
        {...form.text("locale", t("language"))}
        options={[
          { value: "zh", label: "中文" },
          { value: "en", label: "English" },
        ]}
        hint={t("languageHint")}
      />
      <p>
        <Button kind="go" type="submit" busy={form.busy}>
          {t("submit")}
        </Button>
      </p>
    </form>
  );
}
