import { serve } from "@/lib/http/serve";
import { exportMonth } from "@/lib/reports/books/read-month";
import { exportMonthContract } from "@/lib/reports/contract";

export const GET = serve(exportMonthContract, exportMonth);
