import { serve } from "@/lib/http/serve";
import { testUpstreamContract } from "@/lib/reports/contract";
import { testUpstream } from "@/lib/reports/test-upstream";

export const POST = serve(testUpstreamContract, testUpstream);
