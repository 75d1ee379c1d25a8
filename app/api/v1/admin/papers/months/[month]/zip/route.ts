import { serve } from "@/lib/http/serve";
import { downloadAllPapersContract } from "@/lib/papers/admin-contract";
import { downloadAllPapers } from "@/lib/papers/staff/download-all-papers";

export const GET = serve(downloadAllPapersContract, downloadAllPapers);
