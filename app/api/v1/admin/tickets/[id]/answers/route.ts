import { serve } from "@/lib/http/serve";
import { answerTicketContract } from "@/lib/tickets/admin-contract";
import { answerTicket } from "@/lib/tickets/staff/answer-ticket";

export const POST = serve(answerTicketContract, answerTicket);
