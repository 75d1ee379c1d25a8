import type { OrderItem } from "@/lib/db/generated/client";
import type { Decision } from "../admin-contract";

/**
 * The decisions that staff may take about an item in its state. Unsure: it was bought, or it was not. Accepted: it works, or it failed.
 * Waiting: try again now (at the present cost), or refund.
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

/** The state that a decision leads to. An item that is in it already was decided before, by the same button. */
export const decidedState = {
  accepted: "accepted",
  done: "done",
  absent: "refunded",
  failed: "refunded",
  retry: "waiting",
  refund: "refunded",
} as const satisfies Record<Decision, string>;
