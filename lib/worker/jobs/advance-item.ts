import { z } from "zod";
import { db } from "@/lib/db/client";
import { advanceItemJob as queued } from "@/lib/db/queued-jobs";
import { advanceItem } from "@/lib/purchasing/advance-item";
import { job } from "../job";

export const advanceItemHandler = job({
  ...queued,
  payload: z.object({ itemId: z.uuid() }),
  run: async ({ itemId }) => {
    await advanceItem(db, itemId);
  },
});
