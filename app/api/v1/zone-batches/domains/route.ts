import { serve } from "@/lib/http/serve";
import { listBatchDomainsContract } from "@/lib/zones/batch-contract";
import { listBatchDomains } from "@/lib/zones/batches/list-batch-domains";

export const GET = serve(listBatchDomainsContract, listBatchDomains);
