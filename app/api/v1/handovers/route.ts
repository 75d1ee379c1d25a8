import { startOwnHandoversContract } from "@/lib/handovers/own-contract";
import { startOwnHandovers } from "@/lib/handovers/start-own-handovers";
import { serve } from "@/lib/http/serve";

export const POST = serve(startOwnHandoversContract, startOwnHandovers);
