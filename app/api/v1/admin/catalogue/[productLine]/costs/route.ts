import { serve } from "@/lib/http/serve";
import { addCost } from "@/lib/pricing/add-cost";
import { addCostContract, listCostsContract } from "@/lib/pricing/cost-contract";
import { listCosts } from "@/lib/pricing/list-costs";

export const GET = serve(listCostsContract, listCosts);
export const POST = serve(addCostContract, addCost);
