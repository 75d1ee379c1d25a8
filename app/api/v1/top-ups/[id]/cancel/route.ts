import { serve } from "@/lib/http/serve";
import { cancelTopUpContract } from "@/lib/payments/contract";
import { cancelTopUp } from "@/lib/payments/top-ups/cancel-top-up";

export const POST = serve(cancelTopUpContract, cancelTopUp);
