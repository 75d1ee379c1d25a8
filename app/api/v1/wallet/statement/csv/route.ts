import { serve } from "@/lib/http/serve";
import { exportStatementContract } from "@/lib/payments/contract";
import { exportStatement } from "@/lib/payments/export-statement";

export const GET = serve(exportStatementContract, exportStatement);
