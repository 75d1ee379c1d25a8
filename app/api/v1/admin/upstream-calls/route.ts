import { serve } from "@/lib/http/serve";
import { listUpstreamCallsContract } from "@/lib/reports/contract";
import { listUpstreamCalls } from "@/lib/reports/list-upstream-calls";

export const GET = serve(listUpstreamCallsContract, listUpstreamCalls);
