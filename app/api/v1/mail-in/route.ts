import { serve } from "@/lib/http/serve";
import { receiveMail, requireSignedHeaders } from "@/lib/tickets/mail/receive-mail";
import { receiveMailContract } from "@/lib/tickets/mail-contract";

export const POST = serve(receiveMailContract, receiveMail, requireSignedHeaders);
