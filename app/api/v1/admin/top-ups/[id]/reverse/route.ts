import { serve } from "@/lib/http/serve";
import { reverseTopUpContract } from "@/lib/payments/admin-contract";
import { reverseTopUp } from "@/lib/payments/top-ups/reverse-top-up";

export const POST = serve(reverseTopUpContract, reverseTopUp);
