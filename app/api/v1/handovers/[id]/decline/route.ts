import { declineHandover } from "@/lib/handovers/decline-handover";
import { declineHandoverContract } from "@/lib/handovers/own-contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(declineHandoverContract, declineHandover);
