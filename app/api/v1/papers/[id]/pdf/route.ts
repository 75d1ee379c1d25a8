import { serve } from "@/lib/http/serve";
import { downloadPaperContract } from "@/lib/papers/contract";
import { downloadPaper } from "@/lib/papers/download-paper";

export const GET = serve(downloadPaperContract, downloadPaper);
