import { serve } from "@/lib/http/serve";
import { replyToTicketContract } from "@/lib/tickets/contract";
import { replyToTicket } from "@/lib/tickets/reply-to-ticket";

export const POST = serve(replyToTicketContract, replyToTicket);
