"use client";

import { useTranslations } from "next-intl";
import { cancelTopUpCall } from "@/components/generated/payments";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { useMutation } from "@/components/use-mutation";

/** Cancels an announced transfer without a confirmation, because announcing it again costs nothing. */
export function CancelTopUp({ id }: { id: string }) {
  const t = useTranslations("wallet.topUp");
  const cancel = useMutation(cancelTopUpCall, { done: t("cancelled") });
  return (
    <>
      <Button small busy={cancel.busy} onClick={() => cancel.run({ id })}>
        {t("cancel")}
      </Button>
      {cancel.failure && <ActionError inline>{cancel.failure.detail}</ActionError>}
    </>
  );
}
