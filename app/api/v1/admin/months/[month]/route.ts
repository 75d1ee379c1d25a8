import { serve } from "@/lib/http/serve";
import { readMonth } from "@/lib/reports/books/read-month";
import { readMonthContract } from "@/lib/reports/contract";

export const GET = serve(readMonthContract, readMonth);
