"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeOwnPasswordCall } from "@/components/generated/accounts";
import type { WorkingPrograms } from "@/lib/accounts/contract";
import { ProgramsLeft } from "../auth/programs-left";
import { useForm } from "../form/use-form";
import { TextInput } from "../ui/field/text-input";
import { useMutation } from "../use-mutation";
import { AccountForm } from "./account-form";

const inputSchema = () =>
  import("@/lib/accounts/contract").then(({ changeOwnPasswordContract }) => changeOwnPasswordContract.input);

/** Changes the password; other sessions end. What goes on working is said afterwards. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("security.password");
  const change = useMutation(changeOwnPasswordCall, { done: t("done") });
  const [left, setLeft] = useState<WorkingPrograms | null>(null);
  const form = useForm({
    schema: inputSchema,
    initial: { current: "", password: "" },
    onSubmit: async (input) => {
      const result = await change.run(input);
      if (result.ok) {
        form.reset();
        setLeft(result.value.programs);
      }
      return result;
    },
  });
  return (
    <>
      {left && (
        <div className="mb-5 max-w-136" role="status">
          <ProgramsLeft left={left} />
        </div>
      )}
      <AccountForm form={form} method="post" action={t("submit")}>
        {/* Tells password managers whose password changes. */}
        <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
        <TextInput {...form.text("current", t("current"))} type="password" autoComplete="current-password" />
        <TextInput {...form.text("password", t("next"))} type="password" autoComplete="new-password" hint={t("hint")} />
      </AccountForm>
    </>
  );
}
