import { withdrawOwnRequestContract } from "@/lib/handovers/own-contract";
import { withdrawOwnRequest } from "@/lib/handovers/withdraw-own-request";
import { serve } from "@/lib/http/serve";

export const POST = serve(withdrawOwnRequestContract, withdrawOwnRequest);
