import { serve } from "@/lib/http/serve";
import { searchContract } from "@/lib/offers/contract";
import { searchNames } from "@/lib/offers/search-names";

export const GET = serve(searchContract, searchNames);
