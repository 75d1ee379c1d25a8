import { resetSecondFactorContract } from "@/lib/customers/contract";
import { resetSecondFactor } from "@/lib/customers/reset-second-factor";
import { serve } from "@/lib/http/serve";

export const POST = serve(resetSecondFactorContract, resetSecondFactor);
