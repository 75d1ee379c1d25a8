import { serve } from "@/lib/http/serve";
import { readDeliveryContract } from "@/lib/webhooks/contract";
import { readDelivery } from "@/lib/webhooks/read-delivery";

export const GET = serve(readDeliveryContract, readDelivery);
