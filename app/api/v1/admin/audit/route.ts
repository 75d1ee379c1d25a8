import { listEventsContract } from "@/lib/audit/contract";
import { listEvents } from "@/lib/audit/list-events";
import { serve } from "@/lib/http/serve";

export const GET = serve(listEventsContract, listEvents);
