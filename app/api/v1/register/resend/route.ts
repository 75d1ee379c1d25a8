import { resendRegistrationContract } from "@/lib/accounts/contract";
import { resendRegistration } from "@/lib/accounts/resend-registration";
import { serve } from "@/lib/http/serve";

export const POST = serve(resendRegistrationContract, resendRegistration);
