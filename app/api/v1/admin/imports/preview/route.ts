import { serve } from "@/lib/http/serve";
import { previewImportContract } from "@/lib/services/admin-contract";
import { previewImport } from "@/lib/services/preview-import";

export const POST = serve(previewImportContract, previewImport);
