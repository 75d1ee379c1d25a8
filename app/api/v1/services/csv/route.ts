import { serve } from "@/lib/http/serve";
import { exportOwnServices } from "@/lib/reports/export-own-services";
import { exportOwnServicesContract } from "@/lib/services/contract";

export const GET = serve(exportOwnServicesContract, exportOwnServices);
