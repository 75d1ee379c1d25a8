import { z } from "zod";
import { watchPointsJob as queued } from "@/lib/db/queued-jobs";
import { watchPoints } from "@/lib/points/watch-points";
import { job } from "../job";

export const watchPointsHandler = job({
  ...queued,
  payload: z.object({ serviceId: z.uuid() }),
  run: async (payload) => {
    await watchPoints({ kind: "system", job: "watch-points" }, payload);
  },
});
