import { serve } from "@/lib/http/serve";
import { readOrderTimelineContract } from "@/lib/orders/admin-contract";
import { readOrderTimeline } from "@/lib/orders/read-order-timeline";

export const GET = serve(readOrderTimelineContract, readOrderTimeline);
