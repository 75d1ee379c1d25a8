"use client";

import { useTranslations } from "next-intl";
import { reopenBankRowCall } from "@/components/generated/statements";
import { Button } from "@/components/ui/button/button";
import { FailureNote } from "@/components/ui/failure-note";
import { useMutation } from "@/components/use-mutation";
import { ReverseTopUp } from "@/components/wallet/reverse-top-up";
import { SendBack } from "./decide-row";
import type { PlainBankRow } from "./plain-bank-row";
import { UntieRow } from "./untie-row";

/** What can still be changed about a row that is settled: a booking is reversed, which frees the row, or sent back. */
export function SettledRow({ row }: { row: PlainBankRow }) {
  const t = useTranslations("statements.actions");
  const reopen = useMutation(reopenBankRowCall, { done: t("reopened") });
  const [transfer] = row.transfers;
  if (row.kind === "set_aside" || row.kind === "settlement") {
    return (
      <div className="grid justify-items-start gap-2 py-1">
        <Button small busy={reopen.busy} onClick={() => void reopen.run({ id: row.id })}>
          {t("reopen")}
        </Button>
        <FailureNote failure={reopen.failure} />
      </div>
    );
  }
  if (row.kind === "taken_back") {
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 py-1">
        <UntieRow row={row} />
        <SendBack row={row} />
      </div>
    );
  }
  if (row.kind !== "booked" || !transfer) return null;
  const { id, reference, seen, unannounced } = transfer;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 py-1">
      <UntieRow row={row} />
      <ReverseTopUp
        {...{ id, reference, seen, unannounced }}
        receivedFen={BigInt(row.amountFen)}
        bankSerial={row.serial}
      />
      <SendBack row={row} />
    </div>
  );
}
