import { z } from "zod";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepRelays } from "@/lib/tickets/relays/sweep-relays";
import { job } from "../job";

export const sweepRelaysJob = job({
  name: "sweep-relays",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await sweepRelays({ kind: "system", job: "sweep-relays" });
  },
});
