import { serve } from "@/lib/http/serve";
import { checkHealth } from "@/lib/zones/checks/check-health";
import { checkHealthContract } from "@/lib/zones/checks-contract";

export const POST = serve(checkHealthContract, checkHealth);
