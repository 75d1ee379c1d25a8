import { serve } from "@/lib/http/serve";
import { listServiceEventsContract } from "@/lib/services/contract";
import { listServiceEvents } from "@/lib/services/list-service-events";

export const GET = serve(listServiceEventsContract, listServiceEvents);
