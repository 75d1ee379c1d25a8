import type { OrderItem } from "@/lib/db/generated/client";
import type { Decision } from "./admin-contract";

/**
 * What staff may decide about an item as it stands. Unsure: it was bought, or it was not. Accepted: it works, or it came to
 * nothing. Waiting: try now (at the present cost), or give the money back.
 */
export function decisionsFor(item: Pick<OrderItem, "state">): Decision[] {
  switch (item.state) {
    case "unsure":
      return ["accepted", "absent"];
    case "accepted":
      return ["done", "failed"];
    case "waiting":
      return ["retry", "refund"];
    default:
      return [];
  }
}

/** The state that a decision leads to: pressing twice finds the item there already. */
export const decidedState = {
  accepted: "accepted",
  done: "done",
  absent: "refunded",
  failed: "refunded",
  retry: "waiting",
  refund: "refunded",
} as const satisfies Record<Decision, string>;
