import { serve } from "@/lib/http/serve";
import { watchOrderContract } from "@/lib/orders/contract";
import { streamOrder } from "@/lib/orders/stream-order";

export const GET = serve(watchOrderContract, streamOrder);
