import { serve } from "@/lib/http/serve";
import { exportAllPapersContract } from "@/lib/papers/admin-contract";
import { exportAllPapers } from "@/lib/papers/staff/export-all-papers";

export const GET = serve(exportAllPapersContract, exportAllPapers);
