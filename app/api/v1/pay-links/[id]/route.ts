import { serve } from "@/lib/http/serve";
import { endPayLink } from "@/lib/paying/links/end-pay-link";
import { endPayLinkContract } from "@/lib/paying/pay-link-contract";

export const DELETE = serve(endPayLinkContract, endPayLink);
