import { serve } from "@/lib/http/serve";
import { reopenAnyTicketContract } from "@/lib/tickets/admin-contract";
import { reopenAnyTicket } from "@/lib/tickets/staff/reopen-any-ticket";

export const POST = serve(reopenAnyTicketContract, reopenAnyTicket);
