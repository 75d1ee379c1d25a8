import { serve } from "@/lib/http/serve";
import { closeAnyTicketContract } from "@/lib/tickets/admin-contract";
import { closeAnyTicket } from "@/lib/tickets/staff/close-any-ticket";

export const POST = serve(closeAnyTicketContract, closeAnyTicket);
