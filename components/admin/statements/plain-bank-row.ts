import type { BankRowView } from "@/lib/statements/contract";

/** What a client component needs of a row; money as decimal fen. */
export interface PlainBankRow {
  id: string;
  serial: string;
  amountFen: string;
  kind: BankRowView["kind"];
  transfers: {
    id: string;
    reference: string;
    amountFen: string;
    customer: string;
    seen: number;
    unannounced: boolean;
  }[];
}

export function plainBankRow({ id, serial, amountFen, kind, transfers }: BankRowView): PlainBankRow {
  return {
    ...{ id, serial, kind },
    amountFen: amountFen.toString(),
    transfers: transfers.map((one) => ({
      ...{ id: one.id, reference: one.reference, seen: one.seen, unannounced: one.unannounced },
      amountFen: one.amountFen.toString(),
      customer: one.customer.name || one.customer.email,
    })),
  };
}
