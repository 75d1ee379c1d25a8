import { serve } from "@/lib/http/serve";
import { applyChangesForOwnerContract, listZoneChangesForOwnerContract } from "@/lib/zones/admin-contract";
import { applyChanges } from "@/lib/zones/apply-changes";
import { listZoneChanges } from "@/lib/zones/list-zone-changes";

export const GET = serve(listZoneChangesForOwnerContract, listZoneChanges);
export const POST = serve(applyChangesForOwnerContract, applyChanges);
