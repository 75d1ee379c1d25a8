import { z } from "zod";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { settleInterruptedZones } from "@/lib/zones/settle-interrupted-zones";
import { job } from "../job";

/** Finishes or undoes zone changes that a crash interrupted. */
export const settleZonesJob = job({
  name: "settle-zones",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await settleInterruptedZones(new Date());
  },
});
