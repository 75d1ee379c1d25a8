import { serve } from "@/lib/http/serve";
import { listAllServicesContract } from "@/lib/services/admin-contract";
import { listAllServices } from "@/lib/services/list-all-services";

export const GET = serve(listAllServicesContract, listAllServices);
