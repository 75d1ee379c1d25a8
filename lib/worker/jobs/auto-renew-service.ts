import { z } from "zod";
import { autoRenewService } from "@/lib/orders/auto-renew-service";
import { job } from "../job";

export const autoRenewServiceJob = job({
  name: "auto-renew-service",
  payload: z.object({ serviceId: z.uuid() }),
  run: async (payload) => {
    await autoRenewService({ kind: "system", job: "auto-renew-service" }, payload);
  },
});
