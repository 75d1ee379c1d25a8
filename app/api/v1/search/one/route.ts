import { serve } from "@/lib/http/serve";
import { searchOneContract } from "@/lib/search/contract";
import { searchOne } from "@/lib/search/search-one";

export const GET = serve(searchOneContract, searchOne);
