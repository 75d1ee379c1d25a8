import { serve } from "@/lib/http/serve";
import { getOrderContract } from "@/lib/orders/contract";
import { getOrder } from "@/lib/orders/get-order";

export const GET = serve(getOrderContract, getOrder);
