import { serve } from "@/lib/http/serve";
import { removeCostContract } from "@/lib/pricing/cost-contract";
import { removeCost } from "@/lib/pricing/remove-cost";

export const DELETE = serve(removeCostContract, removeCost);
