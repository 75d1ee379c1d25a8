import { serve } from "@/lib/http/serve";
import { copyLiveZoneForOwnerContract } from "@/lib/zones/admin-import-contract";
import { copyLiveZone } from "@/lib/zones/import/copy-live-zone";

export const POST = serve(copyLiveZoneForOwnerContract, copyLiveZone);
