import { serve } from "@/lib/http/serve";
import { quoteContract } from "@/lib/offers/contract";
import { quoteOffer } from "@/lib/offers/quote-offer";

export const POST = serve(quoteContract, quoteOffer);
