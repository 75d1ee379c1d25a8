import { acceptHandover } from "@/lib/handovers/accept-handover";
import { acceptHandoverContract } from "@/lib/handovers/own-contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(acceptHandoverContract, acceptHandover);
