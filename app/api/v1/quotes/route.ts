import { serve } from "@/lib/http/serve";
import { quoteContract } from "@/lib/offers/contract";
import { answerQuote } from "@/lib/offers/quote-offer";

export const POST = serve(quoteContract, answerQuote);
