import { listGatewaysContract } from "@/lib/gateways/contract";
import { listGateways } from "@/lib/gateways/list-gateways";
import { serve } from "@/lib/http/serve";

export const GET = serve(listGatewaysContract, listGateways);
