import { exportFapiaosContract } from "@/lib/fapiao/admin-contract";
import { exportFapiaos } from "@/lib/fapiao/staff/export-fapiaos";
import { serve } from "@/lib/http/serve";

export const GET = serve(exportFapiaosContract, exportFapiaos);
