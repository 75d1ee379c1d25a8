"use client";

import { useTranslations } from "next-intl";
import { withdrawPayoutCall } from "@/components/generated/paying-payout";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { useMutation } from "@/components/use-mutation";

/** Calls off a payout that staff have not decided. */
export function WithdrawPayout({ id }: { id: string }) {
  const t = useTranslations("payouts");
  const withdraw = useMutation(withdrawPayoutCall);
  return (
    <>
      <Button small busy={withdraw.busy} onClick={() => void withdraw.run({ id })}>
        {t("withdraw")}
      </Button>
      {withdraw.failure && <ActionError inline>{withdraw.failure.detail}</ActionError>}
    </>
  );
}
