"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { resetNameServersCall } from "@/components/generated/zones";
import { Button } from "@/components/ui/button/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { useMutation } from "@/components/use-mutation";

interface Props {
  serviceId: string;
  /** How many records will take effect. */
  records: number;
  onDone: () => void;
}

/** Sets the shop's own name servers, after saying what that does to what answers now. */
export function OwnServersButton({ serviceId, records, onDone }: Props) {
  const t = useTranslations("zone-table.servers");
  const [asking, setAsking] = useState(false);
  const reset = useMutation(resetNameServersCall, {
    done: t("done"),
    onSuccess: () => {
      setAsking(false);
      onDone();
    },
  });
  return (
    <>
      <Button small icon="undo" className="mt-2" onClick={() => setAsking(true)}>
        {t("go")}
      </Button>
      <DangerDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("title")}
        action={t("confirm")}
        busy={reset.busy}
        error={reset.failure?.detail}
        onConfirm={() => reset.run({ id: serviceId })}
      >
        <p>{t("text", { count: records })}</p>
      </DangerDialog>
    </>
  );
}
