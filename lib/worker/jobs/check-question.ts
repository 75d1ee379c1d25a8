import { z } from "zod";
import { checkQuestionJob as queued } from "@/lib/db/queued-jobs";
import { readAnswers } from "@/lib/tickets/relays/read-answers";
import { job } from "../job";

export const checkQuestionHandler = job({
  ...queued,
  payload: z.object({ relayId: z.uuid() }),
  run: async ({ relayId }) => {
    await readAnswers(relayId);
  },
});
