import { serve } from "@/lib/http/serve";
import { updateSuffix } from "@/lib/pricing/save-suffix";
import { updateSuffixContract } from "@/lib/pricing/suffix-contract";

export const PATCH = serve(updateSuffixContract, updateSuffix);
