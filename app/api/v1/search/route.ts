import { serve } from "@/lib/http/serve";
import { searchContract } from "@/lib/search/contract";
import { searchNames } from "@/lib/search/search-names";

export const GET = serve(searchContract, searchNames);
