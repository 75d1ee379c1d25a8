import { serve } from "@/lib/http/serve";
import { removeSuffix } from "@/lib/pricing/remove-suffix";
import { updateSuffix } from "@/lib/pricing/save-suffix";
import { removeSuffixContract, updateSuffixContract } from "@/lib/pricing/suffix-contract";

export const PATCH = serve(updateSuffixContract, updateSuffix);
export const DELETE = serve(removeSuffixContract, removeSuffix);
