import { testGatewayContract } from "@/lib/gateways/contract";
import { testGateway } from "@/lib/gateways/test-gateway";
import { serve } from "@/lib/http/serve";

export const POST = serve(testGatewayContract, testGateway);
