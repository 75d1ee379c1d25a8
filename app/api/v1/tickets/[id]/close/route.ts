import { serve } from "@/lib/http/serve";
import { closeTicket } from "@/lib/tickets/close-ticket";
import { closeTicketContract } from "@/lib/tickets/contract";

export const POST = serve(closeTicketContract, closeTicket);
