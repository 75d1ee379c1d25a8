import { serve } from "@/lib/http/serve";
import { reopenTicketContract } from "@/lib/tickets/contract";
import { reopenTicket } from "@/lib/tickets/reopen-ticket";

export const POST = serve(reopenTicketContract, reopenTicket);
