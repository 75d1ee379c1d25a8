import { z } from "zod";

const head = z.string().min(1).max(120);

/**
 * Which head of a table is what; client-safe. A sum stands in two columns (in, out), or in one, signed or with a column for the
 * direction. The remark may be spread over several columns.
 */
export const bankColumns = z.object({
  serial: head.optional(),
  date: head,
  time: head.optional(),
  in: head.optional(),
  out: head.optional(),
  amount: head.optional(),
  direction: head.optional(),
  payerName: head.optional(),
  payerAccount: head.optional(),
  ownAccount: head.optional(),
  currency: head.optional(),
  memo: z.array(head).max(8).default([]),
  balance: head.optional(),
});
export type BankColumns = z.output<typeof bankColumns>;

/** Enough to read a booking from: a day, and a sum whose direction is known. */
export const isEnough = ({ in: into, amount }: BankColumns): boolean => into !== undefined || amount !== undefined;
