import { serve } from "@/lib/http/serve";
import { listAllPapersContract } from "@/lib/papers/admin-contract";
import { listAllPapers } from "@/lib/papers/staff/list-all-papers";

export const GET = serve(listAllPapersContract, listAllPapers);
