import "server-only";
import type { Attempt, OrderItem } from "@/lib/db/generated/client";
import type { Reason } from "./contract";

/** Unknown by themselves (lib/cndns/endpoints/domain-transfers.ts), telling once the order is proven absent. */
export const TRANSFER_REFUSALS: ReadonlySet<string> = new Set(["transfer_code_wrong", "transfer_forbidden"]);

/** Why an item is unsure, for its customer: nobody answered; or what was said may also be said of an order that was made. */
export function unsureReason({ action }: Pick<OrderItem, "action">, { reason }: Pick<Attempt, "reason">): Reason {
  const said = action === "transfer" && reason !== null && TRANSFER_REFUSALS.has(reason);
  return { code: said ? `unsure_${reason}` : "unsure", params: {} };
}
