import { serve } from "@/lib/http/serve";
import { exportZoneForOwnerContract } from "@/lib/zones/admin-import-contract";
import { exportZone } from "@/lib/zones/import/export-zone";

export const GET = serve(exportZoneForOwnerContract, exportZone);
