import { z } from "zod";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { job } from "../job";

export const refreshPricesJob = job({
  name: "refresh-prices",
  payload: z.looseObject({}),
  run: async () => {
    await refreshPrices({ kind: "system", job: "refresh-prices" }, {});
  },
});
