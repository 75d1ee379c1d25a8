import { reauthContract } from "@/lib/customers/contract";
import { reauth } from "@/lib/customers/reauth";
import { serve } from "@/lib/http/serve";

export const POST = serve(reauthContract, reauth);
