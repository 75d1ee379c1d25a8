import { serve } from "@/lib/http/serve";
import { resendKeptMailsContract } from "@/lib/notify/contract";
import { resendKeptMails } from "@/lib/notify/resend-kept-mails";

export const POST = serve(resendKeptMailsContract, resendKeptMails);
