import { serve } from "@/lib/http/serve";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { refreshPricesContract } from "@/lib/pricing/suffix-contract";

export const POST = serve(refreshPricesContract, refreshPrices);
