import { serve } from "@/lib/http/serve";
import { readImport } from "@/lib/zones/import/read-import";
import { readImportContract } from "@/lib/zones/import-contract";

export const POST = serve(readImportContract, readImport);
