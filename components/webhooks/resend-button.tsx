"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button/button";
import { FailureNote } from "../ui/failure-note";
import { useMutation } from "../use-mutation";
import { webhookCalls } from "./calls-of";

/** Sends a delivery again. */
export function ResendButton({ ofShop, id }: { ofShop: boolean; id: string }) {
  const t = useTranslations("webhooks.delivery");
  const { run, busy, failure } = useMutation(webhookCalls(ofShop).resend, { done: t("resent") });
  return (
    <div className="space-y-3">
      <Button busy={busy} onClick={() => void run({ id })}>
        {t("resend")}
      </Button>
      <FailureNote failure={failure} />
    </div>
  );
}
