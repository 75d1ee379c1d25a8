"use client";

import { useTranslations } from "next-intl";
import { writeOrderPapersCall } from "@/components/generated/papers";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { useMutation } from "@/components/use-mutation";

/** Writes an order's papers now, where they would be written by themselves later. */
export function WriteOrderPapers({ orderId }: { orderId: string }) {
  const t = useTranslations("papers.ofOrder");
  const write = useMutation(writeOrderPapersCall);
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-ink-2 print:hidden">
      {t("due")}
      <Button small busy={write.busy} onClick={() => write.run({ id: orderId })}>
        {t("write")}
      </Button>
      {write.failure && <ActionError inline>{write.failure.detail}</ActionError>}
    </p>
  );
}
