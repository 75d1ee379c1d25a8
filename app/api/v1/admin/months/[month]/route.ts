import { serve } from "@/lib/http/serve";
import { readMonthContract } from "@/lib/reports/contract";
import { readMonth } from "@/lib/reports/read-month";

export const GET = serve(readMonthContract, readMonth);
