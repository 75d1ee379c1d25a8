import { serve } from "@/lib/http/serve";
import { applyChanges } from "@/lib/zones/apply-changes";
import { applyChangesContract, listZoneChangesContract } from "@/lib/zones/contract";
import { listZoneChanges } from "@/lib/zones/list-zone-changes";

export const GET = serve(listZoneChangesContract, listZoneChanges);
export const POST = serve(applyChangesContract, applyChanges);
