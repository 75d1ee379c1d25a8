import { serve } from "@/lib/http/serve";
import { confirmTopUpContract } from "@/lib/payments/contract";
import { confirmByHand } from "@/lib/statements/confirm-by-hand";

export const POST = serve(confirmTopUpContract, confirmByHand);
