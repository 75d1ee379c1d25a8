import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepPayLinks } from "@/lib/paying/links/sweep-pay-links";
import { forgetOld } from "@/lib/retention/forget-old";
import { job } from "../job";

/** Deletes what is older than staff want it kept, and payment links that nobody can use any more. */
export const forgetRequestsJob = job({
  name: "forget-requests",
  priority: PRIORITY.bulk,
  payload: z.looseObject({}),
  run: async () => {
    await forgetOld(db, new Date());
    await sweepPayLinks();
  },
});
