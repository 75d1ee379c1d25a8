import { serve } from "@/lib/http/serve";
import { exportAccount } from "@/lib/reports/books/export-account";
import { exportAccountContract } from "@/lib/reports/contract";

export const GET = serve(exportAccountContract, exportAccount);
