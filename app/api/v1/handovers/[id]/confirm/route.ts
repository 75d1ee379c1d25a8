import { confirmOwnHandover } from "@/lib/handovers/confirm-own-handover";
import { confirmOwnHandoverContract } from "@/lib/handovers/own-contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(confirmOwnHandoverContract, confirmOwnHandover);
