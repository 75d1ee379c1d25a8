import { serve } from "@/lib/http/serve";
import { listPapersContract } from "@/lib/papers/contract";
import { listPapers } from "@/lib/papers/list-papers";

export const GET = serve(listPapersContract, listPapers);
