import { serve } from "@/lib/http/serve";
import { resendMailContract } from "@/lib/notify/contract";
import { resendMail } from "@/lib/notify/resend-mail";

export const POST = serve(resendMailContract, resendMail);
