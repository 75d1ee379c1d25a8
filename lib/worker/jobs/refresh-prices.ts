import { z } from "zod";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { refreshFromPrices } from "@/lib/offers/list-products";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { job } from "../job";

export const refreshPricesJob = job({
  name: "refresh-prices",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await refreshPrices({ kind: "system", job: "refresh-prices" }, {});
    await refreshFromPrices();
  },
});
