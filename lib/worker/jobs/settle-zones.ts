import { z } from "zod";
import { settleInterruptedZones } from "@/lib/zones/settle-interrupted-zones";
import { job } from "../job";

/** Puts back what a crash in the middle of a zone change left half done. */
export const settleZonesJob = job({
  name: "settle-zones",
  payload: z.looseObject({}),
  run: async () => {
    await settleInterruptedZones(new Date());
  },
});
