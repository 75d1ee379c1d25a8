import { serve } from "@/lib/http/serve";
import { giveRefundContract } from "@/lib/orders/admin-contract";
import { giveRefund } from "@/lib/orders/staff/give-refund";

export const POST = serve(giveRefundContract, giveRefund);
