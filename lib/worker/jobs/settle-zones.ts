import { z } from "zod";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { settleInterruptedZones } from "@/lib/zones/settle-interrupted-zones";
import { job } from "../job";

/** Puts back what a crash in the middle of a zone change left half done. */
export const settleZonesJob = job({
  name: "settle-zones",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await settleInterruptedZones(new Date());
  },
});
