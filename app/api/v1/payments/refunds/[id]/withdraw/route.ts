import { serve } from "@/lib/http/serve";
import { withdrawRefund } from "@/lib/paying/ask-refund";
import { withdrawRefundContract } from "@/lib/paying/refund-contract";

export const POST = serve(withdrawRefundContract, withdrawRefund);
