import { correctFapiaoPaperContract } from "@/lib/fapiao/admin-contract";
import { correctFapiaoPaper } from "@/lib/fapiao/staff/correct-fapiao-paper";
import { serve } from "@/lib/http/serve";

export const POST = serve(correctFapiaoPaperContract, correctFapiaoPaper);
