import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { runBookCheck } from "@/lib/reports/books/run-book-check";
import { upstream } from "@/lib/upstream/client";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { job } from "../job";

/** The nightly check of the books, after the upstream's figures were read; a difference is logged and mailed to staff. */
export const checkBooksJob = job({
  name: "check-books",
  priority: PRIORITY.bulk,
  payload: z.looseObject({}),
  run: async () => {
    await snapshotAgentBalance(db, upstream(), new Date());
    await runBookCheck(db, { kind: "nightly" });
  },
});
