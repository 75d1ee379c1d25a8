import { refreshForOwnerContract } from "@/lib/controls/admin-contract";
import { serve } from "@/lib/http/serve";
import { refreshService } from "@/lib/services/refresh-service";

export const POST = serve(refreshForOwnerContract, refreshService);
