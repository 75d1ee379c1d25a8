import { serve } from "@/lib/http/serve";
import { hearCallbackContract, hearCallbackPostContract } from "@/lib/orders/callback-contract";
import { hearCallback } from "@/lib/orders/hear-callback";

export const GET = serve(hearCallbackContract, hearCallback);
export const POST = serve(hearCallbackPostContract, hearCallback);
