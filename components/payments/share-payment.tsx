"use client";

import { useState } from "react";
import { sharePaymentCall } from "@/components/generated/paying-pay-link";
import { useMutation } from "@/components/use-mutation";
import type { MadePayLink, OwnPayLink } from "@/lib/paying/pay-link-contract";
import { PayLinkBox } from "./pay-link-box";

/** On the page of a payment that is open: somebody else can pay its order instead. */
export function SharePayment({ id, link }: { id: string; link: OwnPayLink | null }) {
  const [made, setMade] = useState<MadePayLink>();
  const share = useMutation(sharePaymentCall, { onSuccess: setMade, refresh: false });
  const { busy, failure } = share;
  return (
    <PayLinkBox
      {...{ link, made, busy, failure }}
      onMake={() => void share.run({ id })}
      onEnded={() => setMade(undefined)}
    />
  );
}
