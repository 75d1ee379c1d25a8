import { serve } from "@/lib/http/serve";
import { rejectTopUpContract } from "@/lib/payments/contract";
import { rejectTopUp } from "@/lib/payments/decide-top-up";

export const POST = serve(rejectTopUpContract, rejectTopUp);
