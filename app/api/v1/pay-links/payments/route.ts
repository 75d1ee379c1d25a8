import { serve } from "@/lib/http/serve";
import { payByLink } from "@/lib/paying/links/pay-by-link";
import { payByLinkContract } from "@/lib/paying/pay-link-contract";

export const POST = serve(payByLinkContract, payByLink);
