import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { rollUpBookDays } from "@/lib/ledger/roll-up-book-days";
import { job } from "../job";

/** Adds the last hour's postings to the sums that the books are read from. */
export const rollUpBookDaysJob = job({
  name: "roll-up-book-days",
  priority: PRIORITY.bulk,
  payload: z.looseObject({}),
  run: async () => void (await rollUpBookDays(db)),
});
