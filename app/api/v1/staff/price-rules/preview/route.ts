import { serve } from "@/lib/http/serve";
import { previewRule } from "@/lib/pricing/preview-rule";
import { previewRuleContract } from "@/lib/pricing/rule-contract";

export const POST = serve(previewRuleContract, previewRule);
