import { serve } from "@/lib/http/serve";
import { listAllTicketsContract } from "@/lib/tickets/admin-contract";
import { listAllTickets } from "@/lib/tickets/staff/list-all-tickets";

export const GET = serve(listAllTicketsContract, listAllTickets);
