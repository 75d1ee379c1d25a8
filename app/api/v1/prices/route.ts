import { serve } from "@/lib/http/serve";
import { listPricesContract } from "@/lib/offers/contract";
import { listPrices } from "@/lib/offers/list-prices";

export const GET = serve(listPricesContract, listPrices);
