import { serve } from "@/lib/http/serve";
import { changeDnsTemplateContract, deleteDnsTemplateContract } from "@/lib/zones/template-contract";
import { deleteDnsTemplate } from "@/lib/zones/templates/delete-dns-template";
import { changeDnsTemplate } from "@/lib/zones/templates/save-dns-template";

export const PUT = serve(changeDnsTemplateContract, changeDnsTemplate);
export const DELETE = serve(deleteDnsTemplateContract, deleteDnsTemplate);
