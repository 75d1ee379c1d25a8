import { serve } from "@/lib/http/serve";
import { findZoneContract } from "@/lib/zones/contract";
import { findZoneByName } from "@/lib/zones/find-zone-by-name";

export const GET = serve(findZoneContract, findZoneByName);
