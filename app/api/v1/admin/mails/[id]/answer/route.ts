import { serve } from "@/lib/http/serve";
import { answerMail } from "@/lib/tickets/mail/answer-mail";
import { answerMailContract } from "@/lib/tickets/mail-contract";

export const POST = serve(answerMailContract, answerMail);
