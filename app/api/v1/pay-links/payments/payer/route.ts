import { serve } from "@/lib/http/serve";
import { identifyLinkPayer } from "@/lib/paying/links/identify-link-payer";
import { identifyLinkPayerContract } from "@/lib/paying/pay-link-contract";

export const POST = serve(identifyLinkPayerContract, identifyLinkPayer);
