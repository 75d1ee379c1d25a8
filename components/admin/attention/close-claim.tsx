"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { closeClaimCall } from "@/components/generated/orders-admin";
import { Button } from "@/components/ui/button/button";
import { TextInput } from "@/components/ui/field/text-input";
import { useMutation } from "@/components/use-mutation";
import { type ClaimOutcome, claimOutcome } from "@/lib/orders/admin-contract";

/** Closes a claim: a button for each outcome with the postings that it writes, and a note on how it was settled. */
export function CloseClaim({ id }: { id: string }) {
  const t = useTranslations("admin-orders");
  const [resolution, setResolution] = useState("");
  const { run, busy, failure } = useMutation(closeClaimCall, { done: t("page.closed") });
  const close = (outcome: ClaimOutcome) => void run({ id, outcome, resolution });
  return (
    <div className="space-y-4">
      <TextInput
        label={t("page.resolution")}
        value={resolution}
        onChange={(event) => setResolution(event.target.value)}
        error={failure?.fields.resolution ?? failure?.detail}
      />
      <ul className="grid gap-2">
        {claimOutcome.options.map((outcome) => (
          <li key={outcome} className="flex flex-wrap items-center gap-3">
            <Button busy={busy} onClick={() => close(outcome)}>
              {t(`outcomeOfClaim.${outcome}`)}
            </Button>
            <span className="text-sm text-ink-3 staff:text-xs">{t(`postingsOfClaim.${outcome}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
