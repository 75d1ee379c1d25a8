import { serve } from "@/lib/http/serve";
import { deleteRuleContract, updateRuleContract } from "@/lib/pricing/rule-contract";
import { deleteRule, updateRule } from "@/lib/pricing/save-rule";

export const PATCH = serve(updateRuleContract, updateRule);
export const DELETE = serve(deleteRuleContract, deleteRule);
