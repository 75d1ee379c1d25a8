import { replaceRecoveryCodesContract } from "@/lib/customers/contract";
import { renewRecoveryCodes } from "@/lib/customers/totp";
import { serve } from "@/lib/http/serve";

export const POST = serve(replaceRecoveryCodesContract, renewRecoveryCodes);
