"use client";

import { useTranslations } from "next-intl";
import { resendKeptMailsCall } from "@/components/generated/notify";
import { Button } from "../ui/button/button";
import { DialogButton } from "../ui/button/dialog-button";
import { Note } from "../ui/note";
import { toast } from "../ui/toast/toast";
import { useMutation } from "../use-mutation";

interface Props {
  count: number;
  /** When the mails were written. */
  from?: Date;
  to?: Date;
}

/** Sends the mails that were kept while no mail server was set, after a question that says how many. */
export function ResendKeptMails({ count, from, to }: Props) {
  const t = useTranslations("people.mail");
  const resend = useMutation(resendKeptMailsCall, {
    onSuccess: ({ count: queued }) => toast(t("resentKept", { count: queued })),
  });
  const go = async (close: () => void) => {
    const { ok } = await resend.run({ from: from?.toISOString(), to: to?.toISOString() });
    if (ok) close();
  };
  return (
    <DialogButton label={t("resendKept", { count })} title={t("resendKeptTitle", { count })}>
      {(close) => (
        <div className="grid gap-4">
          <p>{t("resendKeptMeans")}</p>
          {resend.failure && <Note kind="bad" title={resend.failure.detail} live />}
          <p>
            <Button kind="go" busy={resend.busy} onClick={() => void go(close)}>
              {t("resendKept", { count })}
            </Button>
          </p>
        </div>
      )}
    </DialogButton>
  );
}
