import { z } from "zod";
import { db } from "@/lib/db/client";
import { writePapersJob as queued } from "@/lib/db/queued-jobs";
import { writePapers } from "@/lib/papers/write-papers";
import { job } from "../job";

export const writePapersHandler = job({
  ...queued,
  payload: z.object({ orderId: z.uuid() }),
  run: async ({ orderId }) => void (await writePapers(db, orderId)),
});
