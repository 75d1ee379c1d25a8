"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { confirmEmailContract } from "@/lib/customers/contract";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { FormSummary } from "../ui/form-summary";
import { Note } from "../ui/note";
import { useMutation } from "../use-mutation";

/** One click confirms: the link itself changes nothing, so a mail program that opens it beforehand uses nothing up. */
export function ConfirmForm({ token }: { token: string }) {
  const t = useTranslations("auth.confirm");
  const [done, setDone] = useState<{ email: string; purpose: "verify_email" | "change_email" } | null>(null);
  const confirm = useMutation(confirmEmailContract, { refresh: false, onSuccess: setDone });
  if (done) {
    return (
      <div className="stack entry-form">
        <Note title={t("done", { email: done.email })} live>
          {t(done.purpose === "verify_email" ? "doneNew" : "doneChanged")}
        </Note>
        <ButtonLink kind="go" href={`/sign-in?email=${encodeURIComponent(done.email)}`}>
          {t("signIn")}
        </ButtonLink>
      </div>
    );
  }
  const failed = token ? confirm.failure : { code: "link.expired", detail: t("expired") };
  return (
    <div className="stack entry-form">
      <FormSummary errors={[]} detail={failed?.code === "link.expired" ? t("expired") : failed?.detail} />
      {failed?.code === "link.expired" ? (
        <p className="row">
          <ButtonLink kind="go" href="/sign-in">
            {t("signIn")}
          </ButtonLink>
          <ButtonLink href="/register">{t("register")}</ButtonLink>
        </p>
      ) : (
        <Button kind="go" busy={confirm.busy} onClick={() => confirm.run({ token })}>
          {t("submit")}
        </Button>
      )}
    </div>
  );
}
