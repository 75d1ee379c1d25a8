import { reauthContract } from "@/lib/accounts/contract";
import { reauth } from "@/lib/accounts/reauth";
import { serve } from "@/lib/http/serve";

export const POST = serve(reauthContract, reauth);
