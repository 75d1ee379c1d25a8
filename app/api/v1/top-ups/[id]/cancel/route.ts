import { serve } from "@/lib/http/serve";
import { cancelTopUp } from "@/lib/payments/cancel-top-up";
import { cancelTopUpContract } from "@/lib/payments/contract";

export const POST = serve(cancelTopUpContract, cancelTopUp);
