import { disableTotpContract, enableTotpContract } from "@/lib/accounts/contract";
import { disableTotp } from "@/lib/accounts/disable-totp";
import { enableTotp } from "@/lib/accounts/enable-totp";
import { serve } from "@/lib/http/serve";

export const POST = serve(enableTotpContract, enableTotp);
export const DELETE = serve(disableTotpContract, disableTotp);
