import { exportFapiaoWorkbookContract } from "@/lib/fapiao/admin-contract";
import { exportFapiaoWorkbook } from "@/lib/fapiao/staff/export-fapiao-workbook";
import { serve } from "@/lib/http/serve";

export const GET = serve(exportFapiaoWorkbookContract, exportFapiaoWorkbook);
