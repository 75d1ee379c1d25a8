import { saveGatewayContract } from "@/lib/gateways/contract";
import { saveGateway } from "@/lib/gateways/save-gateway";
import { serve } from "@/lib/http/serve";

export const PUT = serve(saveGatewayContract, saveGateway);
