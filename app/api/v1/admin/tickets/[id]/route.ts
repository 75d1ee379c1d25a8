import { serve } from "@/lib/http/serve";
import { readAnyTicketContract } from "@/lib/tickets/admin-contract";
import { readAnyTicket } from "@/lib/tickets/staff/read-any-ticket";

export const GET = serve(readAnyTicketContract, readAnyTicket);
