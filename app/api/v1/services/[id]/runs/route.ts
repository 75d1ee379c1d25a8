import { listRunsContract } from "@/lib/controls/contract";
import { listRuns } from "@/lib/controls/list-runs";
import { serve } from "@/lib/http/serve";

export const GET = serve(listRunsContract, listRuns);
