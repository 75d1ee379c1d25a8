import { serve } from "@/lib/http/serve";
import { noteOnTicketContract } from "@/lib/tickets/admin-contract";
import { noteOnTicket } from "@/lib/tickets/staff/note-on-ticket";

export const POST = serve(noteOnTicketContract, noteOnTicket);
