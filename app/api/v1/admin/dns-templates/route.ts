import { serve } from "@/lib/http/serve";
import { createDnsTemplateContract } from "@/lib/zones/template-contract";
import { createDnsTemplate } from "@/lib/zones/templates/save-dns-template";

export const POST = serve(createDnsTemplateContract, createDnsTemplate);
