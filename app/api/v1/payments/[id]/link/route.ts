import { serve } from "@/lib/http/serve";
import { sharePayment } from "@/lib/paying/links/make-pay-link";
import { sharePaymentContract } from "@/lib/paying/pay-link-contract";

export const POST = serve(sharePaymentContract, sharePayment);
