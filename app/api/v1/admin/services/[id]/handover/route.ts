import { askHandover } from "@/lib/handovers/ask-handover";
import { askHandoverContract } from "@/lib/handovers/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(askHandoverContract, askHandover);
