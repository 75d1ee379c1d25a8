import { offerTemplates } from "@/lib/controls/offer-templates";
import { serve } from "@/lib/http/serve";
import { listTemplatesContract } from "@/lib/zones/template-contract";

export const GET = serve(listTemplatesContract, offerTemplates);
