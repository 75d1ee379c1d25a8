import { serve } from "@/lib/http/serve";
import { readAgentBalanceContract } from "@/lib/reports/contract";
import { readAgentBalance } from "@/lib/reports/read-agent-balance";

export const GET = serve(readAgentBalanceContract, readAgentBalance);
