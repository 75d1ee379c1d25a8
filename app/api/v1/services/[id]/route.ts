import { serve } from "@/lib/http/serve";
import { readServiceContract } from "@/lib/services/contract";
import { readService } from "@/lib/services/read-service";

export const GET = serve(readServiceContract, readService);
