import { requestPasswordResetContract } from "@/lib/accounts/contract";
import { requestPasswordReset } from "@/lib/accounts/request-password-reset";
import { serve } from "@/lib/http/serve";

export const POST = serve(requestPasswordResetContract, requestPasswordReset);
