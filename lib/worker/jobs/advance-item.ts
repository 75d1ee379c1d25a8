import { z } from "zod";
import { db } from "@/lib/db/client";
import { advanceItem } from "@/lib/orders/advance-item";
import { job } from "../job";

export const advanceItemJob = job({
  name: "advance-item",
  payload: z.object({ itemId: z.uuid() }),
  run: async ({ itemId }) => {
    await advanceItem(db, itemId);
  },
});
