import { setUpTotpContract } from "@/lib/customers/contract";
import { setUpTotp } from "@/lib/customers/set-up-totp";
import { serve } from "@/lib/http/serve";

export const POST = serve(setUpTotpContract, setUpTotp);
