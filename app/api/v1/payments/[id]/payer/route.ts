import { serve } from "@/lib/http/serve";
import { identifyPayerContract } from "@/lib/paying/contract";
import { identifyPayer } from "@/lib/paying/identify-payer";

export const POST = serve(identifyPayerContract, identifyPayer);
