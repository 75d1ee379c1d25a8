import { z } from "zod";
import { db } from "@/lib/db/client";
import { announceItemJob as queued } from "@/lib/db/queued-jobs";
import { announceItem } from "@/lib/orders/announce-item";
import { job } from "../job";

export const announceItemHandler = job({
  ...queued,
  payload: z.object({ itemId: z.uuid() }),
  run: ({ itemId }) => announceItem(db, itemId),
});
