import { serve } from "@/lib/http/serve";
import { copyLiveZone } from "@/lib/zones/import/copy-live-zone";
import { copyLiveZoneContract } from "@/lib/zones/import-contract";

export const POST = serve(copyLiveZoneContract, copyLiveZone);
