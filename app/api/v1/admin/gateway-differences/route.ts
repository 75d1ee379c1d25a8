import { serve } from "@/lib/http/serve";
import { listDifferencesContract } from "@/lib/paying/bill-contract";
import { listDifferences } from "@/lib/paying/bills/list-differences";

export const GET = serve(listDifferencesContract, listDifferences);
