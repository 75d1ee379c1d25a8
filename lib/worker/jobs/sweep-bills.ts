import { z } from "zod";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepBills } from "@/lib/paying/bills/sweep-bills";
import { job } from "../job";

export const sweepBillsJob = job({
  name: "sweep-bills",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await sweepBills({ kind: "system", job: "sweep-bills" });
  },
});
