import { serve } from "@/lib/http/serve";
import { listDeliveriesContract } from "@/lib/webhooks/contract";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";

export const GET = serve(listDeliveriesContract, listDeliveries);
