import "server-only";
import { Prisma } from "@/lib/db/generated/client";

/** A condition on `r`, a row of bank_statement_rows: money came in, and it is neither confirmed as a top-up nor decided otherwise. */
export const isUndecided = Prisma.sql`r.amount_fen > 0 AND r.decision IS NULL
         AND NOT EXISTS (SELECT 1 FROM top_ups u WHERE u.bank_serial = r.serial)`;

/**
 * The rows that wait for a decision, as `r`: FROM and WHERE of a statement. undecided_bank_rows, which triggers keep, names them and at times
 * one that was decided at the same moment.
 */
export const fromUndecided = Prisma.sql`FROM undecided_bank_rows w JOIN bank_statement_rows r ON r.id = w.row_id WHERE ${isUndecided}`;
