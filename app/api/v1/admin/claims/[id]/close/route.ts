import { serve } from "@/lib/http/serve";
import { closeClaimContract } from "@/lib/orders/admin-contract";
import { closeClaim } from "@/lib/orders/staff/close-claim";

export const POST = serve(closeClaimContract, closeClaim);
