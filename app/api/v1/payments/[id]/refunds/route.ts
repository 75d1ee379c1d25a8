import { serve } from "@/lib/http/serve";
import { askRefund } from "@/lib/paying/ask-refund";
import { readRefundable } from "@/lib/paying/read-refundable";
import { askRefundContract, readRefundableContract } from "@/lib/paying/refund-contract";

export const GET = serve(readRefundableContract, readRefundable);
export const POST = serve(askRefundContract, askRefund);
