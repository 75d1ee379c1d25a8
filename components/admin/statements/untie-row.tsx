"use client";

import { useTranslations } from "next-intl";
import { reopenBankRowCall } from "@/components/generated/statements";
import { Button } from "@/components/ui/button/button";
import { FailureNote } from "@/components/ui/failure-note";
import { useMutation } from "@/components/use-mutation";
import type { PlainBankRow } from "./plain-bank-row";

/** Opens a row again that was tied to a booking. Nothing for any other. */
export function UntieRow({ row: { id, tiedTo } }: { row: PlainBankRow }) {
  const t = useTranslations("statements.actions");
  const reopen = useMutation(reopenBankRowCall, { done: t("reopened") });
  if (tiedTo === null) return null;
  return (
    <>
      <Button small busy={reopen.busy} onClick={() => void reopen.run({ id, topUpId: tiedTo })}>
        {t("reopen")}
      </Button>
      <FailureNote failure={reopen.failure} />
    </>
  );
}
