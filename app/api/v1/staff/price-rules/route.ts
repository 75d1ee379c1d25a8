import { serve } from "@/lib/http/serve";
import { listRules } from "@/lib/pricing/list-rules";
import { createRuleContract, listRulesContract } from "@/lib/pricing/rule-contract";
import { createRule } from "@/lib/pricing/save-rule";

export const GET = serve(listRulesContract, listRules);
export const POST = serve(createRuleContract, createRule);
