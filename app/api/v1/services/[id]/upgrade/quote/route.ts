import { serve } from "@/lib/http/serve";
import { upgradeQuoteContract } from "@/lib/offers/product-contract";
import { quoteUpgrade } from "@/lib/offers/quote-service";

export const POST = serve(upgradeQuoteContract, quoteUpgrade);
