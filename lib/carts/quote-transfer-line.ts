import "server-only";
import { AppError } from "@/lib/core/errors";
import type { CartLine } from "@/lib/db/generated/client";
import { readKnownName } from "@/lib/offers/find-suffix";
import { quoteTransfer } from "@/lib/offers/quote-transfer";
import { openCartSecret } from "./cart-secret";
import { transferLineConfig } from "./line-config";

/** The sealed price of a transfer in the cart, its code inside; null: it can't be bought right now. */
export async function quoteTransferLine(row: CartLine): ReturnType<typeof quoteTransfer> {
  const { shown, config } = transferLineConfig.parse(row.config);
  const transferCode = openCartSecret(row.id, row.secretEnc);
  if (transferCode === undefined) return null;
  try {
    return await quoteTransfer(await readKnownName(shown), { config, transferCode });
  } catch (error) {
    // Staff may have taken the suffix off the list: the line says so.
    if (error instanceof AppError) return null;
    throw error;
  }
}
