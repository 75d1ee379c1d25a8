import { serve } from "@/lib/http/serve";
import { readPaymentContract } from "@/lib/paying/contract";
import { readPayment } from "@/lib/paying/read-payment";

export const GET = serve(readPaymentContract, readPayment);
