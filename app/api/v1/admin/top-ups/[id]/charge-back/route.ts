import { serve } from "@/lib/http/serve";
import { chargeBackTopUpContract } from "@/lib/payments/admin-contract";
import { chargeBackTopUp } from "@/lib/payments/top-ups/charge-back-top-up";

export const POST = serve(chargeBackTopUpContract, chargeBackTopUp);
