"use client";

import { useTranslations } from "next-intl";
import {
  confirmOwnHandoverCall,
  withdrawOwnHandoverCall,
  withdrawOwnRequestCall,
} from "@/components/generated/handovers-own";
import { useClock } from "@/components/text/use-clock";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { Note } from "@/components/ui/note";
import { useMutation } from "@/components/use-mutation";
import { shanghaiMinute } from "@/lib/core/time";
import type { OwnHandoverPage } from "@/lib/handovers/own-contract";

interface Props {
  waits: NonNullable<OwnHandoverPage["waits"]>;
  /** Of the service, or how many there are. */
  name: string;
  /** Of several that were asked for together: they are withdrawn together. */
  requestId?: string;
  /** The secret of the mailed link, by which this page was opened. */
  token: string | undefined;
  mailKept: boolean;
}

/** A handover that waits for its confirmation or for the other customer: it can be withdrawn, and confirmed by who came by the mailed link. */
export function WaitingHandover({ waits, name, requestId, token, mailKept }: Props) {
  const t = useTranslations("handovers.give");
  const several = useTranslations("handovers.several");
  const { id, to, confirmed, stands } = waits;
  const confirm = useMutation(confirmOwnHandoverCall, { done: t("confirm.done", { to }) });
  const one = useMutation(withdrawOwnHandoverCall, { done: t("waits.withdrawn") });
  const all = useMutation(withdrawOwnRequestCall, { done: several("withdrawn") });
  const until = useClock()(shanghaiMinute(new Date(waits.expiresAt)));
  const toConfirm = token !== undefined && !confirmed && stands;
  const failure = confirm.failure ?? one.failure ?? all.failure;
  return (
    <div className="max-w-136 space-y-4">
      {!stands && (
        <Note kind="warn" title={t("waits.stale")}>
          {t("waits.staleWhat")}
        </Note>
      )}
      {stands && confirmed && <Note title={t("waits.offered", { to })}>{t("waits.offeredWhat", { until })}</Note>}
      {stands && !confirmed && !toConfirm && (
        <Note title={t("waits.mailed")}>{mailKept ? t("waits.kept") : t("waits.mailedWhat", { until, to })}</Note>
      )}
      {toConfirm && <Note title={t("confirm.title")}>{t("confirm.what", { name, to })}</Note>}
      <div className="flex flex-wrap gap-3">
        {toConfirm && (
          <Button kind="danger-fill" busy={confirm.busy} onClick={() => void confirm.run({ id, token })}>
            {t("confirm.go")}
          </Button>
        )}
        <Button
          busy={one.busy || all.busy}
          onClick={() => void (requestId ? all.run({ id: requestId }) : one.run({ id }))}
        >
          {t("waits.withdraw")}
        </Button>
      </div>
      {failure && <ActionError>{failure.detail}</ActionError>}
    </div>
  );
}
