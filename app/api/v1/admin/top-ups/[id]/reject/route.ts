import { serve } from "@/lib/http/serve";
import { rejectTopUpContract } from "@/lib/payments/contract";
import { rejectTopUp } from "@/lib/payments/top-ups/decide-top-up";

export const POST = serve(rejectTopUpContract, rejectTopUp);
