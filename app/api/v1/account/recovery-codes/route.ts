import { replaceRecoveryCodesContract } from "@/lib/customers/contract";
import { renewRecoveryCodes } from "@/lib/customers/renew-recovery-codes";
import { serve } from "@/lib/http/serve";

export const POST = serve(replaceRecoveryCodesContract, renewRecoveryCodes);
