import { serve } from "@/lib/http/serve";
import { readAnyPaperContract } from "@/lib/papers/admin-contract";
import { readAnyPaper } from "@/lib/papers/staff/read-any-paper";

export const GET = serve(readAnyPaperContract, readAnyPaper);
