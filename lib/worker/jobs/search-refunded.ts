import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { searchRefunded } from "@/lib/purchasing/search-refunded";
import { upstream } from "@/lib/upstream/client";
import { job } from "../job";

export const searchRefundedJob = job({
  name: "search-refunded",
  priority: PRIORITY.bulk,
  payload: z.looseObject({}),
  run: async () => {
    await searchRefunded(db, upstream(), new Date());
  },
});
