import { z } from "zod";
import { watchZoneJob as queued } from "@/lib/db/queued-jobs";
import { watchZone } from "@/lib/zones/drift/watch-zone";
import { job } from "../job";

/** Looks for records that were changed outside the shop. */
export const watchZoneHandler = job({
  ...queued,
  payload: z.object({ serviceId: z.uuid() }),
  run: async (payload) => {
    await watchZone({ kind: "system", job: "watch-zone" }, payload);
  },
});
