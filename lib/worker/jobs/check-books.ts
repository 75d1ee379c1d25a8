import { z } from "zod";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { checkBooks } from "@/lib/ledger/check-books";
import { job } from "../job";

/** The nightly look at the books: a difference is an alarm with all of its lines, and nothing is changed. */
export const checkBooksJob = job({
  name: "check-books",
  payload: z.looseObject({}),
  run: async () => {
    const faults = await checkBooks(db);
    if (faults.length > 0) log.fatal({ faults: faults.slice(0, 100), count: faults.length }, "the books do not agree");
  },
});
