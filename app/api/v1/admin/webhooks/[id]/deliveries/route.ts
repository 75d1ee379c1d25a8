import { serve } from "@/lib/http/serve";
import { listShopDeliveriesContract } from "@/lib/webhooks/admin-contract";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";

export const GET = serve(listShopDeliveriesContract, listDeliveries);
