import { serve } from "@/lib/http/serve";
import { refreshServiceContract } from "@/lib/services/contract";
import { refreshService } from "@/lib/services/refresh-service";

export const POST = serve(refreshServiceContract, refreshService);
