import { serve } from "@/lib/http/serve";
import { cancelPayment } from "@/lib/paying/cancel-payment";
import { cancelPaymentContract } from "@/lib/paying/contract";

export const POST = serve(cancelPaymentContract, cancelPayment);
