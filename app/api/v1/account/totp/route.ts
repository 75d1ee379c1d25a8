import { disableTotpContract, enableTotpContract } from "@/lib/customers/contract";
import { disableTotp, enableTotp } from "@/lib/customers/totp";
import { serve } from "@/lib/http/serve";

export const POST = serve(enableTotpContract, enableTotp);
export const DELETE = serve(disableTotpContract, disableTotp);
