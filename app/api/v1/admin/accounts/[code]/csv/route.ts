import { serve } from "@/lib/http/serve";
import { exportAccountContract } from "@/lib/reports/contract";
import { exportAccount } from "@/lib/reports/export-account";

export const GET = serve(exportAccountContract, exportAccount);
