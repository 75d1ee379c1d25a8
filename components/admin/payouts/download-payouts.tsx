"use client";

import { useTranslations } from "next-intl";
import { exportPayoutsCall } from "@/components/generated/paying-payout";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { FailureNote } from "@/components/ui/failure-note";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";

/** Downloads the payouts that wait for a transfer, for the bank's batch transfer. Its reader makes them from then on. */
export function DownloadPayouts() {
  const t = useTranslations("payouts-desk");
  return (
    <DialogButton label={t("csv")} title={t("csvTitle")}>
      {(close) => <Download done={close} />}
    </DialogButton>
  );
}

function Download({ done }: { done: () => void }) {
  const t = useTranslations("payouts-desk");
  const { run, busy, failure } = useMutation(exportPayoutsCall, {
    onSuccess: ({ filename, csv, count }) => {
      if (count > 0) saveText(filename, csv);
      toast(count > 0 ? t("csvDone", { count }) : t("csvNone"));
      done();
    },
  });
  return (
    <div className="grid gap-4">
      <p>{t("csvWhat")}</p>
      <FailureNote failure={failure} />
      <Button kind="danger-fill" busy={busy} onClick={() => void run({})}>
        {t("csv")}
      </Button>
    </div>
  );
}

/** The browser saves a text as a file. */
function saveText(filename: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = filename;
  link.click();
  URL.revokeObjectURL(url);
}
