import { serve } from "@/lib/http/serve";
import { checkQuestionContract } from "@/lib/tickets/relay-contract";
import { checkQuestion } from "@/lib/tickets/relays/check-question";

export const POST = serve(checkQuestionContract, checkQuestion);
