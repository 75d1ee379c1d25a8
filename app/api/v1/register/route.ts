import { registerContract } from "@/lib/accounts/contract";
import { register } from "@/lib/accounts/register";
import { serve } from "@/lib/http/serve";

export const POST = serve(registerContract, register);
