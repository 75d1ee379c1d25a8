"use client";

import { useTranslations } from "next-intl";
import { useReauth } from "@/components/customers/use-reauth";
import { Button } from "@/components/ui/button";
import { useMutation } from "@/components/use-mutation";
import { decideAdjustmentContract } from "@/lib/payments/admin-contract";

type Decision = "approve" | "reject" | "withdraw";

/** The second person's two buttons; who asked may only withdraw. */
export function DecideAdjustment({ id, own }: { id: string; own: boolean }) {
  const t = useTranslations("adjustments");
  const { run, busy, failure } = useMutation(decideAdjustmentContract, { done: t("decided") });
  const reauth = useReauth();
  const decide = (decision: Decision) => void reauth.attempt(() => run({ id, decision }));
  const shown = failure && failure.code !== "reauth.required" ? failure.detail : undefined;
  return (
    <div className="stack">
      <span className="row tight">
        {own ? (
          <>
            <span className="hint">{t("ownWaits")}</span>
            <Button small kind="flat" busy={busy} onClick={() => decide("withdraw")}>
              {t("withdraw")}
            </Button>
          </>
        ) : (
          <>
            <Button small busy={busy} onClick={() => decide("approve")}>
              {t("approve")}
            </Button>
            <Button small kind="flat" busy={busy} onClick={() => decide("reject")}>
              {t("reject")}
            </Button>
          </>
        )}
      </span>
      {shown && (
        <span className="err" role="alert">
          {shown}
        </span>
      )}
      {reauth.dialog}
    </div>
  );
}
