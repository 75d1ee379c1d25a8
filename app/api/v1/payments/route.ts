import { serve } from "@/lib/http/serve";
import { listPaymentsContract, startPaymentContract } from "@/lib/paying/contract";
import { listPayments } from "@/lib/paying/list-payments";
import { startPayment } from "@/lib/paying/start-payment";

export const GET = serve(listPaymentsContract, listPayments);
export const POST = serve(startPaymentContract, startPayment);
