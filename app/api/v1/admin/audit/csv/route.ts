import { exportEventsContract } from "@/lib/audit/contract";
import { exportEvents } from "@/lib/audit/export-events";
import { serve } from "@/lib/http/serve";

export const GET = serve(exportEventsContract, exportEvents);
