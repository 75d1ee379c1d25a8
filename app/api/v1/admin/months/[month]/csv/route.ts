import { serve } from "@/lib/http/serve";
import { exportMonthContract } from "@/lib/reports/contract";
import { exportMonth } from "@/lib/reports/read-month";

export const GET = serve(exportMonthContract, exportMonth);
