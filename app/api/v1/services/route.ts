import { serve } from "@/lib/http/serve";
import { listServicesContract } from "@/lib/services/contract";
import { listServices } from "@/lib/services/list-services";

export const GET = serve(listServicesContract, listServices);
