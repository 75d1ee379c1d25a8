import { z } from "zod";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { mailDigests } from "@/lib/reports/mail-digests";
import { job } from "../job";

/** Mails staff what waits for them, each as often as they want. */
export const mailDigestsJob = job({
  name: "mail-digests",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: () => mailDigests(),
});
