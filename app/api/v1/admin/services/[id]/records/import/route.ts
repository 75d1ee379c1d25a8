import { serve } from "@/lib/http/serve";
import { readImportForOwnerContract } from "@/lib/zones/admin-import-contract";
import { readImport } from "@/lib/zones/import/read-import";

export const POST = serve(readImportForOwnerContract, readImport);
