import { serve } from "@/lib/http/serve";
import { approveRefund } from "@/lib/paying/decide-refund";
import { approveRefundContract } from "@/lib/paying/refund-contract";

export const POST = serve(approveRefundContract, approveRefund);
