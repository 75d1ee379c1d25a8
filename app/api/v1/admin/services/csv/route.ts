import { serve } from "@/lib/http/serve";
import { exportServices } from "@/lib/reports/export-services";
import { exportServicesContract } from "@/lib/services/admin-contract";

export const GET = serve(exportServicesContract, exportServices);
