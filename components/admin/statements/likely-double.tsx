"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Time } from "@/components/text/time";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Note } from "@/components/ui/note";
import type { PlainBankRow } from "./plain-bank-row";

/** Before a row's money is booked: which bookings it may be already, and the tick that says it is other money. Nothing where there are none. */
export function LikelyDouble({ row, check }: { row: PlainBankRow; check: ComponentProps<typeof Checkbox> }) {
  const t = useTranslations("statements");
  if (row.bookings.length === 0) return null;
  return (
    <>
      <Note kind="warn" title={t("actions.likelyDouble")}>
        {row.bookings.map(({ id, reference, customer, bankSerial, bookedAt, takenBack }) => (
          <p key={id}>
            {t.rich("bookings.one", {
              day: () => <Time at={bookedAt} as="minute" />,
              customer: () => customer,
              reference: () => <span className="mono-value">{reference}</span>,
              serial: bankSerial ?? t("bookings.noSerial"),
            })}
            {takenBack && ` ${t("bookings.takenBack")}`}
          </p>
        ))}
        <p>{t("actions.likelyDoubleLead")}</p>
      </Note>
      <Checkbox {...check} />
    </>
  );
}
