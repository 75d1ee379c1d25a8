"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useMutation } from "@/components/use-mutation";
import { refreshServiceContract } from "@/lib/services/contract";
import { useActingContract } from "../controls/acting-as";

/** Reads the service from the upstream now. */
export function RefreshService({ id }: { id: string }) {
  const t = useTranslations("ui.reread");
  const { run, busy, failure } = useMutation(useActingContract()(refreshServiceContract), { done: t("done") });
  return (
    <>
      <Button small kind="flat" icon="refresh" busy={busy} onClick={() => run({ id })}>
        {t("go")}
      </Button>
      {failure && (
        <span className="err" role="alert">
          {failure.detail}
        </span>
      )}
    </>
  );
}
