import { serve } from "@/lib/http/serve";
import { readZoneWatch } from "@/lib/zones/drift/read-zone-watch";
import { setZoneWatch } from "@/lib/zones/drift/set-zone-watch";
import { readZoneWatchContract, setZoneWatchContract } from "@/lib/zones/restore-points-contract";

export const GET = serve(readZoneWatchContract, readZoneWatch);
export const PUT = serve(setZoneWatchContract, setZoneWatch);
