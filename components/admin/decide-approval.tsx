"use client";

import { useTranslations } from "next-intl";
import { decideApprovalCall } from "@/components/generated/approvals";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button";
import { useMutation } from "@/components/use-mutation";

type Decision = "approve" | "reject" | "withdraw";

/** The two buttons of the second person; who asked can only withdraw. */
export function DecideApproval({ id, own }: { id: string; own: boolean }) {
  const t = useTranslations("approvals");
  const { run, busy, failure } = useMutation(decideApprovalCall, { done: t("decided") });
  const decide = (decision: Decision) => void run({ id, decision });
  return (
    <div>
      <span className="flex flex-wrap items-center gap-2">
        {own ? (
          <>
            <span className="text-sm text-ink-3 staff:text-xs">{t("ownWaits")}</span>
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
      {failure && <ActionError>{failure.detail}</ActionError>}
    </div>
  );
}
