import { z } from "zod";
import { askDisputeJob as queued } from "@/lib/db/queued-jobs";
import { settleDispute } from "@/lib/paying/disputes/settle-dispute";
import { job } from "../job";

export const askDisputeHandler = job({
  ...queued,
  payload: z.object({ disputeId: z.uuid() }),
  run: ({ disputeId }) => settleDispute(disputeId),
});
