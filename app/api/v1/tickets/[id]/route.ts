import { serve } from "@/lib/http/serve";
import { readTicketContract } from "@/lib/tickets/contract";
import { readTicket } from "@/lib/tickets/read-ticket";

export const GET = serve(readTicketContract, readTicket);
