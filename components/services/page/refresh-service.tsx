"use client";

import { useTranslations } from "next-intl";
import { refreshServiceCall } from "@/components/generated/services";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { useMutation } from "@/components/use-mutation";
import { useActingCall } from "../controls/acting-as";

/** Reads the service from the upstream now. */
export function RefreshService({ id, className }: { id: string; className?: string }) {
  const t = useTranslations("ui.reread");
  const { run, busy, failure } = useMutation(useActingCall()(refreshServiceCall), { done: t("done") });
  return (
    <>
      <Button small kind="flat" icon="refresh" className={className} busy={busy} onClick={() => run({ id })}>
        {t("go")}
      </Button>
      {failure && <ActionError inline>{failure.detail}</ActionError>}
    </>
  );
}
