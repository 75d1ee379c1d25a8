import { serve } from "@/lib/http/serve";
import { exportZone } from "@/lib/zones/import/export-zone";
import { exportZoneContract } from "@/lib/zones/import-contract";

export const GET = serve(exportZoneContract, exportZone);
