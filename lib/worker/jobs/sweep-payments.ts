import { z } from "zod";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepPayments } from "@/lib/paying/sweep-payments";
import { job } from "../job";

export const sweepPaymentsJob = job({
  name: "sweep-payments",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await sweepPayments({ kind: "system", job: "sweep-payments" });
  },
});
