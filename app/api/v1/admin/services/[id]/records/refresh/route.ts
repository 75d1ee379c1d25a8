import { serve } from "@/lib/http/serve";
import { refreshZoneForOwnerContract } from "@/lib/zones/admin-contract";
import { refreshZone } from "@/lib/zones/refresh-zone";

export const POST = serve(refreshZoneForOwnerContract, refreshZone);
