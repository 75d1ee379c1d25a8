import { endSessionContract } from "@/lib/accounts/contract";
import { endSession } from "@/lib/accounts/end-session";
import { serve } from "@/lib/http/serve";

export const DELETE = serve(endSessionContract, endSession);
