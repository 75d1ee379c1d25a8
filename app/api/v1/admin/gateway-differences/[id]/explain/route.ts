import { serve } from "@/lib/http/serve";
import { explainDifferenceContract } from "@/lib/paying/bill-contract";
import { explainDifference } from "@/lib/paying/bills/explain-difference";

export const POST = serve(explainDifferenceContract, explainDifference);
