"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/use-form";
import { reopenBankRowCall } from "@/components/generated/statements";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { FailureNote } from "@/components/ui/failure-note";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FormSummary } from "@/components/ui/field/form-summary";
import { useMutation } from "@/components/use-mutation";
import { reopenBankRowContract } from "@/lib/statements/contract";
import type { PlainBankRow } from "./plain-bank-row";
import { RowFacts } from "./row-facts";

/** Opens a row again that was tied to a booking. Nothing for any other. */
export function UntieRow({ row }: { row: PlainBankRow }) {
  const t = useTranslations("statements.actions");
  const reopen = useMutation(reopenBankRowCall, { done: t("reopened") });
  const { id, tiedTo } = row;
  if (tiedTo === null) return null;
  if (row.kind === "taken_back") {
    return (
      <DialogButton label={t("reopen")} title={t("takenBackTitle")}>
        {(close) => <ReopenTakenBack row={row} tiedTo={tiedTo} done={close} />}
      </DialogButton>
    );
  }
  return (
    <>
      <Button small busy={reopen.busy} onClick={() => void reopen.run({ id, topUpId: tiedTo })}>
        {t("reopen")}
      </Button>
      <FailureNote failure={reopen.failure} />
    </>
  );
}

/** Its booking was charged back: the money is gone, unless the row was never that booking's. */
function ReopenTakenBack({ row, tiedTo, done }: { row: PlainBankRow; tiedTo: string; done: () => void }) {
  const t = useTranslations("statements.actions");
  const reopen = useMutation(reopenBankRowCall, { done: t("reopened"), onSuccess: done });
  const form = useForm({
    schema: reopenBankRowContract.input,
    initial: { tiedByMistake: false },
    fixed: { id: row.id, topUpId: tiedTo },
    onSubmit: reopen.run,
  });
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <RowFacts row={row} />
      <p className="text-sm">{t("takenBackLead")}</p>
      <Checkbox {...form.check("tiedByMistake", t("tiedByMistake"))} />
      <Button kind="go" type="submit" busy={form.busy}>
        {t("reopen")}
      </Button>
    </form>
  );
}
