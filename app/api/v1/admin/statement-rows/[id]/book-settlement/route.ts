import { serve } from "@/lib/http/serve";
import { bookGatewaySettlement } from "@/lib/statements/book-gateway-settlement";
import { bookGatewaySettlementContract } from "@/lib/statements/contract";

export const POST = serve(bookGatewaySettlementContract, bookGatewaySettlement);
