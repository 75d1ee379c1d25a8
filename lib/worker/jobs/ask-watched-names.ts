import { z } from "zod";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { askWatchedNames } from "@/lib/watched-names/ask-watched-names";
import { job } from "../job";

/** Asks whether taken names that customers watch can be registered now. */
export const askWatchedNamesJob = job({
  name: "ask-watched-names",
  priority: PRIORITY.bulk,
  payload: z.looseObject({}),
  run: async () => {
    await askWatchedNames({ kind: "system", job: "ask-watched-names" });
  },
});
