import { replaceRecoveryCodesContract } from "@/lib/accounts/contract";
import { renewRecoveryCodes } from "@/lib/accounts/renew-recovery-codes";
import { serve } from "@/lib/http/serve";

export const POST = serve(replaceRecoveryCodesContract, renewRecoveryCodes);
