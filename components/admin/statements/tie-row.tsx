"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/use-form";
import { tieBankRowCall } from "@/components/generated/statements";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { Facts } from "@/components/ui/facts";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { useMutation } from "@/components/use-mutation";
import { isOwnSerial } from "@/lib/core/own-serial";
import { tieBankRowContract } from "@/lib/statements/contract";
import type { PlainBankRow } from "./plain-bank-row";
import { RowFacts } from "./row-facts";
import { useReadAgain } from "./use-read-again";

interface Props {
  row: PlainBankRow;
  /** Absent: its reference is typed. */
  booking?: PlainBankRow["bookings"][number];
  done: () => void;
}

/** Says that a row of the bank is what was booked by hand under another number. */
export function TieRow({ row, booking, done }: Props) {
  const t = useTranslations("statements.actions");
  const own = useTranslations("statements.bookings");
  const readAgain = useReadAgain();
  const tie = useMutation(tieBankRowCall, { done: t("tied"), onSuccess: done });
  const form = useForm({
    schema: tieBankRowContract.input,
    initial: { reference: booking?.reference ?? "" },
    fixed: { id: row.id, ...(booking && { seen: booking.seen }) },
    onSubmit: async (input) => readAgain(await tie.run(input)),
  });
  const mono = (text: string) => <span className="mono-value wrap-anywhere">{text}</span>;
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <RowFacts row={row} />
      {booking ? (
        <Facts
          facts={[
            { id: "on", label: t("bookedOn"), value: <Time at={booking.bookedAt} as="minute" /> },
            { id: "for", label: t("bookedFor"), value: booking.customer },
            { id: "typed", label: t("typedSerial"), value: mono(booking.bankSerial ?? own("noSerial")) },
            { id: "row", label: t("rowSerial", { own: String(isOwnSerial(row.serial)) }), value: mono(row.serial) },
          ]}
        />
      ) : (
        <>
          <p className="text-sm">{t("tieOtherLead")}</p>
          <TextInput {...form.text("reference", t("reference"))} mono short autoComplete="off" />
        </>
      )}
      {booking?.takenBack && <p className="text-sm">{own("takenBack")}</p>}
      <p className="text-sm">{t("tieLead")}</p>
      <Button kind="go" type="submit" busy={form.busy}>
        {t("tieGo")}
      </Button>
    </form>
  );
}
