import { listRunsForOwnerContract } from "@/lib/controls/admin-contract";
import { listRuns } from "@/lib/controls/list-runs";
import { serve } from "@/lib/http/serve";

export const GET = serve(listRunsForOwnerContract, listRuns);
