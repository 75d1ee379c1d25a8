import { z } from "zod";
import { changeBatchDomainJob as queued } from "@/lib/db/queued-jobs";
import { changeBatchDomain } from "@/lib/zones/batches/change-batch-domain";
import { job } from "../job";

export const changeBatchDomainHandler = job({
  ...queued,
  payload: z.object({ batchDomainId: z.uuid() }),
  run: async ({ batchDomainId }) => {
    await changeBatchDomain(batchDomainId);
  },
});
