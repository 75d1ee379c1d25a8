"use client";

import { useTranslations } from "next-intl";
import { resendMailCall } from "@/components/generated/notify";
import { Button } from "../ui/button/button";
import { Note } from "../ui/note";
import { useMutation } from "../use-mutation";

export function ResendMail({ id }: { id: string }) {
  const t = useTranslations("people.mail");
  const resend = useMutation(resendMailCall, { done: t("resent") });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button small busy={resend.busy} onClick={() => resend.run({ id })}>
        {t("resend")}
      </Button>
      {resend.failure && <Note kind="bad" title={resend.failure.detail} live />}
    </div>
  );
}
