import type { ProductAction, Readiness, Seen } from "../product-action";
import { READ_AT_MOST_EVERY_MS } from "./purchase";

type Own = "offer" | "checkOrder" | "quote" | "endpoint" | "send" | "mask" | "read" | "find" | "event";

/** What differs between the actions on an existing service; see ProductAction. */
export type ChangeParts = Pick<ProductAction, Own | "checkBefore" | "acceptedDeadlineMs"> &
  Partial<ProductAction> & {
    /** The reason when staff must explain a reading, a code under orders.reason. */
    staffReason: string;
  };

/** An action on an existing service: it opens no service, has no secret, and is done when `find` finds it. */
export function changeAction({ staffReason, ...parts }: ChangeParts): ProductAction {
  return {
    findable: true,
    repeatable: true,
    opensService: false,
    setsConfig: false,
    movesExpiry: false,
    readAtMostEveryMs: READ_AT_MOST_EVERY_MS,
    ...parts,
    checkBefore: async (seen, item) => notReady(seen) ?? (await parts.checkBefore(seen, item)),
    async done(reading, item) {
      const evidence = await item.evidence();
      const finding = evidence ? parts.find(reading, evidence) : "cannot_tell";
      if (finding === "found") return { kind: "done" };
      if (finding === "failed") return { kind: "failed" };
      return { kind: "open", staff: finding === "cannot_tell" ? staffReason : null };
    },
  };
}

/** Why the product can't be changed now; null when it is in our account and no change is under way. */
function notReady({ reading: { state } }: Seen): Readiness | null {
  if (state === "unclear") return { kind: "silent" };
  if (state === "absent") return { kind: "refuse", code: "upstream.not_ours" };
  return state === "pending" ? { kind: "busy" } : null;
}
