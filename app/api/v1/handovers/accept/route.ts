import { acceptSeveral } from "@/lib/handovers/accept-several";
import { acceptHandoversContract } from "@/lib/handovers/own-contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(acceptHandoversContract, acceptSeveral);
