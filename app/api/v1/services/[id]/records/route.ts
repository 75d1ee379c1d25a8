import { serve } from "@/lib/http/serve";
import { readZoneContract } from "@/lib/zones/contract";
import { readZone } from "@/lib/zones/read-zone";

export const GET = serve(readZoneContract, readZone);
