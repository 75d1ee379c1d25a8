"use client";

import { useTranslations } from "next-intl";
import { askBillCall } from "@/components/generated/paying-bill";
import { Button } from "@/components/ui/button/button";
import { FailureNote } from "@/components/ui/failure-note";
import { useMutation } from "@/components/use-mutation";

/** Has the worker read a bill again. */
export function AskBill({ id, label }: { id: string; label: string }) {
  const t = useTranslations("bills");
  const ask = useMutation(askBillCall, { done: t("asked") });
  return (
    <>
      <Button small busy={ask.busy} onClick={() => void ask.run({ id })}>
        {label}
      </Button>
      <FailureNote failure={ask.failure} />
    </>
  );
}
