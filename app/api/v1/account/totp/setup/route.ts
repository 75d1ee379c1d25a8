import { setUpTotpContract } from "@/lib/accounts/contract";
import { setUpTotp } from "@/lib/accounts/set-up-totp";
import { serve } from "@/lib/http/serve";

export const POST = serve(setUpTotpContract, setUpTotp);
