import { serve } from "@/lib/http/serve";
import { serviceQuoteContract } from "@/lib/offers/product-contract";
import { quoteRenewals } from "@/lib/offers/quote-service";

export const POST = serve(serviceQuoteContract, quoteRenewals);
