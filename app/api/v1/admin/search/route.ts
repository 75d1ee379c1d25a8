import { serve } from "@/lib/http/serve";
import { searchEverythingContract } from "@/lib/reports/search-contract";
import { searchEverything } from "@/lib/reports/search-everything";

export const GET = serve(searchEverythingContract, searchEverything);
