import { serve } from "@/lib/http/serve";
import { handleCallbackContract, handleCallbackPostContract } from "@/lib/purchasing/contract";
import { handleCallback } from "@/lib/purchasing/handle-callback";

export const GET = serve(handleCallbackContract, handleCallback);
export const POST = serve(handleCallbackPostContract, handleCallback);
