import { z } from "zod";
import { autoRenewServiceJob as queued } from "@/lib/db/queued-jobs";
import { autoRenewService } from "@/lib/renewals/auto-renew-service";
import { job } from "../job";

export const autoRenewServiceHandler = job({
  ...queued,
  payload: z.object({ serviceId: z.uuid() }),
  run: async (payload) => {
    await autoRenewService({ kind: "system", job: "auto-renew-service" }, payload);
  },
});
