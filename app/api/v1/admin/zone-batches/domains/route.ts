import { serve } from "@/lib/http/serve";
import { findBatchDomainsContract } from "@/lib/zones/admin-batch-contract";
import { findBatchDomains } from "@/lib/zones/batches/find-batch-domains";

export const POST = serve(findBatchDomainsContract, findBatchDomains);
