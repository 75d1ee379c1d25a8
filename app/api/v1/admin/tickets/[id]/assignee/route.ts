import { serve } from "@/lib/http/serve";
import { assignTicketContract } from "@/lib/tickets/admin-contract";
import { assignTicket } from "@/lib/tickets/staff/assign-ticket";

export const PUT = serve(assignTicketContract, assignTicket);
