import "server-only";
import { z } from "zod";
import { openText, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";

/** Who is on the other side, and the remark: names and accounts of people, sealed at rest. */
const bankRowDetails = z.object({ payerName: z.string(), payerAccount: z.string(), memo: z.string() });
export type BankRowDetails = z.output<typeof bankRowDetails>;

const place = (row: string) => ({ table: "bank_statement_rows", row, column: "details_enc" });

export const sealRowDetails = (
  id: string,
  { payerName, payerAccount, memo }: BankRowDetails,
): Uint8Array<ArrayBuffer> =>
  new Uint8Array(seal(env().keyRing, JSON.stringify({ payerName, payerAccount, memo }), place(id)));

export const openRowDetails = (row: { id: string; detailsEnc: Uint8Array }): BankRowDetails =>
  bankRowDetails.parse(JSON.parse(openText(env().keyRing, row.detailsEnc, place(row.id))));

/** "6222 … 8901": enough to recognise an account. */
export function maskAccount(account: string): string {
  return account.length <= 8 ? account.replace(/.(?=.{4})/g, "*") : `${account.slice(0, 4)} … ${account.slice(-4)}`;
}
