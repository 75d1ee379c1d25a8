import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { forgetOld } from "@/lib/retention/forget-old";
import { job } from "../job";

/** Deletes what is older than staff want it kept. */
export const forgetRequestsJob = job({
  name: "forget-requests",
  priority: PRIORITY.bulk,
  payload: z.looseObject({}),
  run: async () => void (await forgetOld(db, new Date())),
});
