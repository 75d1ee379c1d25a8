import { z } from "zod";
import { sweepRegistrants } from "@/lib/registrants/sweep-registrants";
import { job } from "../job";

export const sweepRegistrantsJob = job({
  name: "sweep-registrants",
  payload: z.looseObject({}),
  run: async () => {
    await sweepRegistrants({ kind: "system", job: "sweep-registrants" });
  },
});
