"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { useMutation } from "@/components/use-mutation";
import { type ClaimOutcome, claimOutcome, closeClaimContract } from "@/lib/orders/admin-contract";

/** Closes a claim: a button for each outcome with the postings that it writes, and a note on how it was settled. */
export function CloseClaim({ id }: { id: string }) {
  const t = useTranslations("admin-orders");
  const [resolution, setResolution] = useState("");
  const { run, busy, failure } = useMutation(closeClaimContract, { done: t("page.closed") });
  const close = (outcome: ClaimOutcome) => void run({ id, outcome, resolution });
  return (
    <div className="stack">
      <TextInput
        label={t("page.resolution")}
        value={resolution}
        onChange={(event) => setResolution(event.target.value)}
        error={failure?.fields.resolution ?? failure?.detail}
      />
      <ul className="ways">
        {claimOutcome.options.map((outcome) => (
          <li key={outcome} className="row">
            <Button busy={busy} onClick={() => close(outcome)}>
              {t(`outcomeOfClaim.${outcome}`)}
            </Button>
            <span className="hint">{t(`postingsOfClaim.${outcome}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
