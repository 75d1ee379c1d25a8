import { serve } from "@/lib/http/serve";
import { confirmTopUpContract } from "@/lib/payments/contract";
import { confirmTopUp } from "@/lib/payments/top-ups/decide-top-up";

export const POST = serve(confirmTopUpContract, confirmTopUp);
