import { z } from "zod";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sendFapiaos } from "@/lib/fapiao/service/send-fapiaos";
import { job } from "../job";

/** Has the fapiao service issue what waits, and asks after what was sent. */
export const sendFapiaosJob = job({
  name: "send-fapiaos",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await sendFapiaos(new Date());
  },
});
