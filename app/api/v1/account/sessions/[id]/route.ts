import { endSessionContract } from "@/lib/customers/contract";
import { endSession } from "@/lib/customers/sessions";
import { serve } from "@/lib/http/serve";

export const DELETE = serve(endSessionContract, endSession);
