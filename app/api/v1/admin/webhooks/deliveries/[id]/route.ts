import { serve } from "@/lib/http/serve";
import { readShopDeliveryContract } from "@/lib/webhooks/admin-contract";
import { readDelivery } from "@/lib/webhooks/read-delivery";

export const GET = serve(readShopDeliveryContract, readDelivery);
