import { serve } from "@/lib/http/serve";
import { declineRefund } from "@/lib/paying/decide-refund";
import { declineRefundContract } from "@/lib/paying/refund-contract";

export const POST = serve(declineRefundContract, declineRefund);
