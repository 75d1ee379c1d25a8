import { serve } from "@/lib/http/serve";
import { makePayLink } from "@/lib/paying/links/make-pay-link";
import { makePayLinkContract } from "@/lib/paying/pay-link-contract";

export const POST = serve(makePayLinkContract, makePayLink);
