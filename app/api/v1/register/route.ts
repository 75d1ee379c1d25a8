import { registerContract } from "@/lib/customers/contract";
import { register } from "@/lib/customers/register";
import { serve } from "@/lib/http/serve";

export const POST = serve(registerContract, register);
