import { serve } from "@/lib/http/serve";
import { searchOneContract } from "@/lib/offers/contract";
import { searchOne } from "@/lib/offers/search-one";

export const GET = serve(searchOneContract, searchOne);
