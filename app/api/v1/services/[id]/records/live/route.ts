import { serve } from "@/lib/http/serve";
import { checkLive } from "@/lib/zones/checks/check-live";
import { checkLiveContract } from "@/lib/zones/checks-contract";

export const POST = serve(checkLiveContract, checkLive);
