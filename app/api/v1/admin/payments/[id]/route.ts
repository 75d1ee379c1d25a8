import { serve } from "@/lib/http/serve";
import { readAnyPayment } from "@/lib/paying/staff/read-any-payment";
import { readAnyPaymentContract } from "@/lib/paying/staff-contract";

export const GET = serve(readAnyPaymentContract, readAnyPayment);
