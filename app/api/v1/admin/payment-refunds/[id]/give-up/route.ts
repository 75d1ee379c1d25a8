import { serve } from "@/lib/http/serve";
import { giveUpRefund } from "@/lib/paying/decide-questioned-refund";
import { giveUpRefundContract } from "@/lib/paying/refund-contract";

export const POST = serve(giveUpRefundContract, giveUpRefund);
