import { serve } from "@/lib/http/serve";
import { renewalQuotesContract } from "@/lib/offers/product-contract";
import { quoteRenewals } from "@/lib/offers/quote-renewals";

export const POST = serve(renewalQuotesContract, quoteRenewals);
