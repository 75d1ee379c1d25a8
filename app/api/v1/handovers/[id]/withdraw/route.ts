import { withdrawOwnHandoverContract } from "@/lib/handovers/own-contract";
import { withdrawOwnHandover } from "@/lib/handovers/withdraw-own-handover";
import { serve } from "@/lib/http/serve";

export const POST = serve(withdrawOwnHandoverContract, withdrawOwnHandover);
