import { serve } from "@/lib/http/serve";
import { giveRefundContract } from "@/lib/orders/admin-contract";
import { giveRefund } from "@/lib/orders/give-refund";

export const POST = serve(giveRefundContract, giveRefund);
