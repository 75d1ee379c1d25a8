import "server-only";
import { Prisma } from "@/lib/db/generated/client";

/** A condition on `r`, a row of bank_statement_rows: money came in, and it is neither confirmed as a top-up nor decided otherwise. */
export const isUndecided = Prisma.sql`r.amount_fen > 0 AND r.decision IS NULL
         AND NOT EXISTS (SELECT 1 FROM top_ups u WHERE u.bank_serial = r.serial)`;
