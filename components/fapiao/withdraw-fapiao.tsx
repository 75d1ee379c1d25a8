"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { withdrawFapiaoCall } from "@/components/generated/fapiao";
import { Button } from "../ui/button/button";
import { DangerDialog } from "../ui/danger-dialog";
import { useMutation } from "../use-mutation";

/** Takes a request back that waits, after one more question. */
export function WithdrawFapiao({ id, number }: { id: string; number: string }) {
  const t = useTranslations("fapiao.page");
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const { run, busy, failure } = useMutation(withdrawFapiaoCall, { done: t("withdrawn"), onSuccess: close });
  return (
    <>
      <Button small kind="danger" onClick={() => setOpen(true)}>
        {t("withdraw")}
      </Button>
      <DangerDialog
        open={open}
        onClose={close}
        title={t("withdrawTitle", { number })}
        action={t("withdraw")}
        onConfirm={() => run({ id })}
        busy={busy}
        error={failure?.detail}
      >
        <p>{t("withdrawLead")}</p>
      </DangerDialog>
    </>
  );
}
