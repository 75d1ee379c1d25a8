import { serve } from "@/lib/http/serve";
import { restoreZoneContract } from "@/lib/zones/restore-points/contract";
import { restoreZone } from "@/lib/zones/restore-points/restore-zone";

export const POST = serve(restoreZoneContract, restoreZone);
