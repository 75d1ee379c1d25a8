import { serve } from "@/lib/http/serve";
import { importServiceContract } from "@/lib/services/admin-contract";
import { importService } from "@/lib/services/import-service";

export const POST = serve(importServiceContract, importService);
