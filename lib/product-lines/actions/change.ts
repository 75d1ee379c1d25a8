import type { ProductAction, Readiness, Seen } from "../product-action";
import { LOOK_AT_MOST_EVERY_MS } from "./purchase";

type Own = "offer" | "checkOrder" | "quote" | "endpoint" | "send" | "mask" | "read" | "find" | "event";

/** What an action on a service that is there already says of itself; see ProductAction. */
export type ChangeParts = Pick<ProductAction, Own | "checkBefore" | "acceptedDeadlineMs"> &
  Partial<ProductAction> & {
    /** Why staff look when a reading can't be explained, a word under orders.reason. */
    staffReason: string;
  };

/** An action on a service that its customer has: no new service, no secret, done when its own `find` finds it. */
export function changeAction({ staffReason, ...parts }: ChangeParts): ProductAction {
  return {
    findable: true,
    repeatable: true,
    opensService: false,
    setsConfig: false,
    movesExpiry: false,
    readAtMostEveryMs: LOOK_AT_MOST_EVERY_MS,
    ...parts,
    checkBefore: async (seen, item) => atRest(seen) ?? (await parts.checkBefore(seen, item)),
    async done(reading, item) {
      const evidence = await item.evidence();
      const finding = evidence ? parts.find(reading, evidence) : "cannot_tell";
      if (finding === "found") return { kind: "done" };
      if (finding === "failed") return { kind: "failed" };
      return { kind: "open", staff: finding === "cannot_tell" ? staffReason : null };
    },
  };
}

/** Why it can't be changed now; null: it stands in our account and is at rest. */
function atRest({ reading: { state } }: Seen): Readiness | null {
  if (state === "unclear") return { kind: "silent" };
  if (state === "absent") return { kind: "refuse", code: "upstream.not_ours" };
  return state === "pending" ? { kind: "busy" } : null;
}
