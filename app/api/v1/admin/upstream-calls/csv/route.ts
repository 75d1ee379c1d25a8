import { serve } from "@/lib/http/serve";
import { exportCallsContract } from "@/lib/reports/contract";
import { exportCalls } from "@/lib/reports/export-calls";

export const GET = serve(exportCallsContract, exportCalls);
