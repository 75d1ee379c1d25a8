import { serve } from "@/lib/http/serve";
import { downloadAnyPaperContract } from "@/lib/papers/admin-contract";
import { downloadAnyPaper } from "@/lib/papers/staff/download-any-paper";

export const GET = serve(downloadAnyPaperContract, downloadAnyPaper);
