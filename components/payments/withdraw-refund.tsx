"use client";

import { useTranslations } from "next-intl";
import { withdrawRefundCall } from "@/components/generated/paying-refund";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { useMutation } from "@/components/use-mutation";

/** Calls off a refund that staff have not decided. */
export function WithdrawRefund({ id }: { id: string }) {
  const t = useTranslations("payments.refund");
  const withdraw = useMutation(withdrawRefundCall);
  return (
    <>
      <Button small busy={withdraw.busy} onClick={() => void withdraw.run({ id })}>
        {t("withdraw")}
      </Button>
      {withdraw.failure && <ActionError inline>{withdraw.failure.detail}</ActionError>}
    </>
  );
}
