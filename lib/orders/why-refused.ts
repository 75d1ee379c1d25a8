import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";

/**
 * Why placeOrder refused an order that the shop places by itself, as its customer has set it. under_way: another worker placed it at the
 * same time, or the service was renewed by hand. @throws any other error, so that the job is run again.
 */
export function whyRefused(
  error: unknown,
): { kind: "wallet"; missingFen: Fen } | { kind: "busy" } | { kind: "under_way" } | { kind: "not_sold" } {
  if (!(error instanceof AppError)) throw error;
  switch (error.code) {
    case "wallet.insufficient":
      return { kind: "wallet", missingFen: BigInt(error.params.missingFen ?? 0) };
    case "orders.name_in_progress":
      return { kind: "busy" };
    case "idempotency.other_body":
    case "idempotency.in_progress":
    case "orders.expiry_moved":
      return { kind: "under_way" };
    // The shop has not opened yet: the customer must not hear that the service can't be renewed.
    case "shop.not_open":
      throw error;
    default:
      return { kind: "not_sold" };
  }
}
