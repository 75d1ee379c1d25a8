import { offerTemplates } from "@/lib/controls/offer-templates";
import { serve } from "@/lib/http/serve";
import { listTemplatesForOwnerContract } from "@/lib/zones/template-contract";

export const GET = serve(listTemplatesForOwnerContract, offerTemplates);
