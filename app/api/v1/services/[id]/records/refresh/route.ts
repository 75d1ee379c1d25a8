import { serve } from "@/lib/http/serve";
import { refreshZoneContract } from "@/lib/zones/contract";
import { refreshZone } from "@/lib/zones/refresh-zone";

export const POST = serve(refreshZoneContract, refreshZone);
