"use client";

import type { ReactNode } from "react";
import type { withdrawPayoutContract } from "@/lib/paying/payout-contract";
import type { withdrawRefundContract } from "@/lib/paying/refund-contract";
import type { ContractCall } from "../call-contract";
import { ActionError } from "../ui/action-error";
import { Button } from "../ui/button/button";
import { useMutation } from "../use-mutation";

interface Props {
  id: string;
  call: ContractCall<typeof withdrawRefundContract | typeof withdrawPayoutContract>;
  children: ReactNode;
}

/** Calls off a refund or a payout that staff have not decided. */
export function WithdrawButton({ id, call, children }: Props) {
  const withdraw = useMutation(call);
  return (
    <>
      <Button small busy={withdraw.busy} onClick={() => void withdraw.run({ id })}>
        {children}
      </Button>
      {withdraw.failure && <ActionError inline>{withdraw.failure.detail}</ActionError>}
    </>
  );
}
