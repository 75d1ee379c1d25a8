import { z } from "zod";
import { db } from "@/lib/db/client";
import { announceItem } from "@/lib/orders/announce-item";
import { job } from "../job";

export const announceItemJob = job({
  name: "announce-item",
  payload: z.object({ itemId: z.uuid() }),
  run: ({ itemId }) => announceItem(db, itemId),
});
