import { serve } from "@/lib/http/serve";
import { payOrderContract } from "@/lib/paying/contract";
import { payOrder } from "@/lib/paying/start-payment";

export const POST = serve(payOrderContract, payOrder);
