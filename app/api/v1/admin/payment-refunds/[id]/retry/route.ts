import { serve } from "@/lib/http/serve";
import { retryRefund } from "@/lib/paying/decide-questioned-refund";
import { retryRefundContract } from "@/lib/paying/refund-contract";

export const POST = serve(retryRefundContract, retryRefund);
