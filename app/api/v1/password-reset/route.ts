import { requestPasswordResetContract } from "@/lib/customers/contract";
import { requestPasswordReset } from "@/lib/customers/request-password-reset";
import { serve } from "@/lib/http/serve";

export const POST = serve(requestPasswordResetContract, requestPasswordReset);
