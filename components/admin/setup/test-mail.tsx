"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { sendTestMailCall } from "@/components/generated/reports-setup";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { useMutation } from "@/components/use-mutation";

/** Sends the admin a mail: once the mail server has taken it, the step is done. */
export function TestMail() {
  const t = useTranslations("setup.mail");
  const [to, setTo] = useState<string | null>(null);
  const { run, busy, failure } = useMutation(sendTestMailCall, { onSuccess: (answer) => setTo(answer.to) });
  return (
    <div className="mt-2 space-y-2">
      <Button small busy={busy} onClick={() => run({})}>
        {t("send")}
      </Button>
      {failure && <ActionError>{failure.detail}</ActionError>}
      {to !== null && (
        <Note title={t("sent", { to })} live>
          <Link href="/admin/outbox">{t("outbox")}</Link>
        </Note>
      )}
    </div>
  );
}
