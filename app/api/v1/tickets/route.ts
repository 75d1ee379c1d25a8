import { serve } from "@/lib/http/serve";
import { listTicketsContract, openTicketContract } from "@/lib/tickets/contract";
import { listTickets } from "@/lib/tickets/list-tickets";
import { openTicket } from "@/lib/tickets/open-ticket";

export const GET = serve(listTicketsContract, listTickets);
export const POST = serve(openTicketContract, openTicket);
