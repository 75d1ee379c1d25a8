import { endSessionContract } from "@/lib/customers/contract";
import { endSession } from "@/lib/customers/end-session";
import { serve } from "@/lib/http/serve";

export const DELETE = serve(endSessionContract, endSession);
