"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { closeClaimCall } from "@/components/generated/orders-admin";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/field/text-input";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { type ClaimOutcome, type ClaimView, claimOutcome } from "@/lib/orders/admin-contract";

/**
 * Closes a claim: a button for each outcome with the postings that it writes, and a note on how it was settled. Where nothing was lost
 * that the books do not have yet, no loss is offered.
 */
export function CloseClaim({ claim: { id, kind, lossFen } }: { claim: Pick<ClaimView, "id" | "kind" | "lossFen"> }) {
  const t = useTranslations("admin-orders");
  const [resolution, setResolution] = useState("");
  const { run, busy, failure } = useMutation(closeClaimCall, { done: t("page.closed") });
  const field = useRef<HTMLInputElement>(null);
  const [pressed, setPressed] = useState<ClaimOutcome>();
  const [asksLoss, setAsksLoss] = useState(false);
  // Once the question before a loss is closed: until then nothing on the page can have the focus.
  useEffect(() => {
    if (failure && !asksLoss) field.current?.focus();
  }, [failure, asksLoss]);
  async function close(outcome: ClaimOutcome) {
    setPressed(outcome);
    await run({ id, outcome, resolution });
    setAsksLoss(false);
  }
  function press(outcome: ClaimOutcome) {
    // What is missing is said at once, by the server, and nothing is booked.
    if (outcome === "written_off" && resolution.trim() !== "") setAsksLoss(true);
    else void close(outcome);
  }
  const amount = formatFen(lossFen ?? 0n);
  const offered = claimOutcome.options.filter((outcome) => outcome !== "written_off" || (lossFen ?? 0n) > 0n);
  const differs = kind === "cost_difference";
  return (
    <div className="space-y-4">
      <TextInput
        ref={field}
        label={t("page.resolution")}
        value={resolution}
        onChange={(event) => setResolution(event.target.value)}
        error={failure?.fields.resolution ?? failure?.detail}
      />
      <ul className="grid gap-2">
        {offered.map((outcome) => (
          <li key={outcome} className="flex flex-wrap items-center gap-3">
            <Button
              busy={busy && outcome === pressed}
              disabled={busy && outcome !== pressed}
              onClick={() => press(outcome)}
            >
              {differs && outcome !== "written_off"
                ? t(`costDifference.${outcome}`)
                : t(`outcomeOfClaim.${outcome}`, { amount })}
            </Button>
            <span className="text-sm text-ink-3 staff:text-xs">
              {differs ? t("postingsOfCostDifference") : t(`postingsOfClaim.${outcome}`)}
            </span>
          </li>
        ))}
      </ul>
      {asksLoss && (
        <Dialog
          open
          busy={busy}
          onClose={() => setAsksLoss(false)}
          title={t("askLoss.title", { amount })}
          actions={
            <>
              <Button onClick={() => setAsksLoss(false)} disabled={busy}>
                {t("ask.keep")}
              </Button>
              <Button kind="danger-fill" busy={busy} onClick={() => void close("written_off")}>
                {t("askLoss.go", { amount })}
              </Button>
            </>
          }
        >
          <p>{t("askLoss.what", { amount })}</p>
          <p className="text-sm text-ink-2">{t("askLoss.second")}</p>
        </Dialog>
      )}
    </div>
  );
}
