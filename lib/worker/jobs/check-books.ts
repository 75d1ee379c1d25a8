import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { runBookCheck } from "@/lib/reports/run-book-check";
import { upstream } from "@/lib/upstream/client";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { job } from "../job";

/** The nightly look at the books, with the upstream's figures read just before; a difference is an alarm and a mail to staff. */
export const checkBooksJob = job({
  name: "check-books",
  priority: PRIORITY.bulk,
  payload: z.looseObject({}),
  run: async () => {
    await snapshotAgentBalance(db, upstream(), new Date());
    await runBookCheck(db, { kind: "nightly" });
  },
});
