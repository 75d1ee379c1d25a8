import { z } from "zod";
import { DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepPayLinks } from "@/lib/paying/links/sweep-pay-links";
import { job } from "../job";

const KEPT_MS = 7 * DAY_MS;

const NAMES_KEPT_MS = DAY_MS;

/** Deletes idempotency keys, worker beats, answers to names and payment links that are too old to be used. */
export const forgetRequestsJob = job({
  name: "forget-requests",
  priority: PRIORITY.bulk,
  payload: z.looseObject({}),
  run: async () => {
    const before = new Date(Date.now() - KEPT_MS);
    await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } });
    await db.workerBeat.deleteMany({ where: { seenAt: { lt: before } } });
    await db.nameAvailability.deleteMany({ where: { checkedAt: { lt: new Date(Date.now() - NAMES_KEPT_MS) } } });
    await sweepPayLinks();
  },
});
