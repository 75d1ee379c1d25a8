import { listAllFapiaosContract } from "@/lib/fapiao/admin-contract";
import { listAllFapiaos } from "@/lib/fapiao/staff/list-all-fapiaos";
import { serve } from "@/lib/http/serve";

export const GET = serve(listAllFapiaosContract, listAllFapiaos);
