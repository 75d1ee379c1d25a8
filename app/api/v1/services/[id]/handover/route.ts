import { startOwnHandoverContract } from "@/lib/handovers/own-contract";
import { startOwnHandover } from "@/lib/handovers/start-own-handover";
import { serve } from "@/lib/http/serve";

export const POST = serve(startOwnHandoverContract, startOwnHandover);
