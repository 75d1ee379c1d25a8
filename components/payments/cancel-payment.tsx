"use client";

import { useTranslations } from "next-intl";
import { cancelPaymentCall } from "@/components/generated/paying";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { useMutation } from "@/components/use-mutation";

/** Closes a payment that was not paid. */
export function CancelPayment({ id }: { id: string }) {
  const t = useTranslations("payments");
  const cancel = useMutation(cancelPaymentCall);
  return (
    <>
      <Button busy={cancel.busy} onClick={() => void cancel.run({ id })}>
        {t("cancel")}
      </Button>
      {cancel.failure && <ActionError inline>{cancel.failure.detail}</ActionError>}
    </>
  );
}
