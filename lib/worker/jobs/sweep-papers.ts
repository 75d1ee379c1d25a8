import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepPapers } from "@/lib/papers/sweep-papers";
import { job } from "../job";

/** Enqueues one job for each order that lacks a paper. */
export const sweepPapersJob = job({
  name: "sweep-papers",
  priority: PRIORITY.bulk,
  payload: z.looseObject({}),
  run: async () => void (await sweepPapers(db)),
});
