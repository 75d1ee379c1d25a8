"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { revealPayoutAccountCall } from "@/components/generated/paying-payout";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { CopyButton } from "@/components/ui/button/copy-button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { FailureNote } from "@/components/ui/failure-note";
import { Secret } from "@/components/ui/secret";
import { useMutation } from "@/components/use-mutation";
import type { AdminPayoutRow } from "@/lib/paying/payout-contract";

/** The account's number: its last digits, and all of it for the person who makes the transfer. */
export function PayoutAccount({ row, mayDecide }: { row: AdminPayoutRow; mayDecide: boolean }) {
  const t = useTranslations("payouts-desk");
  const { run, failure } = useMutation(revealPayoutAccountCall);
  const { id, number, takenBy, takenByReader } = row;
  const isOpen = row.state === "approved" && mayDecide;
  const isOthers = takenBy !== null && !takenByReader;
  async function show(): Promise<string | null> {
    const result = await run({ id });
    return result.ok ? result.value.value : null;
  }
  return (
    <span className="grid gap-1">
      <span className="mono-value">{t("last", { last: row.accountLast })}</span>
      {isOpen && !isOthers && (
        <>
          <Secret label={t("reveal")} reveal={show} hideAfterSeconds={120} />
          <span className="text-sm text-ink-2">{t("mineNow")}</span>
        </>
      )}
      {isOpen && isOthers && (
        <span className="flex flex-wrap items-center gap-2 text-sm">
          {t("taken", { name: takenBy })}
          <DialogButton label={t("takeOver")} title={t("takeOverTitle", { number })}>
            {() => <TakeOver id={id} name={takenBy} />}
          </DialogButton>
        </span>
      )}
      {failure && <ActionError inline>{failure.detail}</ActionError>}
    </span>
  );
}

function TakeOver({ id, name }: { id: string; name: string }) {
  const t = useTranslations("payouts-desk");
  const [account, setAccount] = useState<string | null>(null);
  const { run, busy, failure } = useMutation(revealPayoutAccountCall, {
    refresh: false,
    onSuccess: ({ value }) => setAccount(value),
  });
  return (
    <div className="grid gap-4">
      <p>{t("takeOverWhat", { name })}</p>
      <FailureNote failure={failure} />
      {account === null ? (
        <Button kind="danger-fill" busy={busy} onClick={() => void run({ id, takeOver: true })}>
          {t("takeOverGo")}
        </Button>
      ) : (
        <p className="flex items-center gap-2">
          <span className="mono-value">{account}</span>
          <CopyButton text={account} label={t("account")} />
        </p>
      )}
    </div>
  );
}
