import { serve } from "@/lib/http/serve";
import { restoreZone } from "@/lib/zones/restore-points/restore-zone";
import { restoreZoneContract } from "@/lib/zones/restore-points-contract";

export const POST = serve(restoreZoneContract, restoreZone);
