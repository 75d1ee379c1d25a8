import { serve } from "@/lib/http/serve";
import { correctTopUpContract } from "@/lib/payments/admin-contract";
import { correctTopUp } from "@/lib/payments/top-ups/correct-top-up";

export const POST = serve(correctTopUpContract, correctTopUp);
