import { serve } from "@/lib/http/serve";
import { listUnknownDomainsContract } from "@/lib/services/admin-contract";
import { listUnknownDomains } from "@/lib/services/list-unknown-domains";

export const GET = serve(listUnknownDomainsContract, listUnknownDomains);
