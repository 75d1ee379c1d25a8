import { serve } from "@/lib/http/serve";
import { readPaperContract } from "@/lib/papers/contract";
import { readPaper } from "@/lib/papers/read-paper";

export const GET = serve(readPaperContract, readPaper);
