import { disableTotpContract, enableTotpContract } from "@/lib/customers/contract";
import { disableTotp } from "@/lib/customers/disable-totp";
import { enableTotp } from "@/lib/customers/enable-totp";
import { serve } from "@/lib/http/serve";

export const POST = serve(enableTotpContract, enableTotp);
export const DELETE = serve(disableTotpContract, disableTotp);
