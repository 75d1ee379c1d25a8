import type { BankRowView } from "@/lib/statements/contract";

/** What a client component needs of a row; money as decimal fen. */
export interface PlainBankRow {
  id: string;
  serial: string;
  amountFen: string;
  bookedAt: string;
  payerName: string;
  payerAccount: string;
  memo: string;
  kind: BankRowView["kind"];
  /** A top-up has its serial number with another sum. */
  bound: boolean;
  transfers: {
    id: string;
    reference: string;
    amountFen: string;
    customer: string;
    seen: number;
    unannounced: boolean;
  }[];
  /** Bookings by hand that may be the same money. */
  bookings: {
    id: string;
    reference: string;
    bankSerial: string | null;
    customer: string;
    bookedAt: string;
    takenBack: boolean;
    seen: number;
  }[];
  /** The booking that it was tied to. */
  tiedTo: string | null;
}

export function plainBankRow({ doubts, transfers, bookings, tied, ...row }: BankRowView): PlainBankRow {
  const { id, serial, amountFen, kind, bookedAt, payerName, payerAccount, memo } = row;
  return {
    ...{ id, serial, kind, payerName, payerAccount, memo },
    amountFen: amountFen.toString(),
    bookedAt: bookedAt.toISOString(),
    bound: doubts.includes("booked_other_sum"),
    transfers: transfers.map((one) => ({
      ...{ id: one.id, reference: one.reference, seen: one.seen, unannounced: one.unannounced },
      amountFen: one.amountFen.toString(),
      customer: one.customer.name || one.customer.email,
    })),
    bookings: bookings.map(({ id: topUpId, reference, bankSerial, customer, bookedAt: at, takenBack, seen }) => ({
      ...{ id: topUpId, reference, bankSerial, takenBack, seen },
      bookedAt: at.toISOString(),
      customer: customer.name || customer.email,
    })),
    tiedTo: tied?.topUpId ?? null,
  };
}
