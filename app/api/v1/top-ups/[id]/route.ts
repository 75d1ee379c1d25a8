import { serve } from "@/lib/http/serve";
import { readTopUpContract } from "@/lib/payments/contract";
import { readTopUp } from "@/lib/payments/top-ups/list-top-ups";

export const GET = serve(readTopUpContract, readTopUp);
