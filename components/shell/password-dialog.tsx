"use client";

import { useTranslations } from "next-intl";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { asTextInput } from "@/components/form/use-form";
import { reauthCall } from "@/components/generated/accounts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormSummary } from "@/components/ui/form-summary";
import { TextInput } from "@/components/ui/text-input";
import { useMutation } from "@/components/use-mutation";

interface Props {
  /** True once the server has accepted the password; false if the user cancels. */
  onDone: (given: boolean) => void;
}

/** Asks for the person's own password when an action requires it again. */
export function PasswordDialog({ onDone }: Props) {
  const t = useTranslations("shell.reauth");
  const { run } = useMutation(reauthCall, { refresh: false, onSuccess: () => onDone(true) });
  const form = useCheckedForm({ initial: { password: "" }, check: () => ({}), onSubmit: run });

  return (
    <Dialog open onClose={() => onDone(false)} title={t("title")} busy={form.busy}>
      <p>{t("why")}</p>
      <form className="space-y-4" onSubmit={form.submit} noValidate>
        <FormSummary errors={[]} detail={form.summary.detail} />
        <TextInput
          {...asTextInput(form.field("password", t("password")))}
          type="password"
          autoComplete="current-password"
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button kind="go" type="submit" busy={form.busy}>
            {t("go")}
          </Button>
          <Button kind="flat" onClick={() => onDone(false)}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
