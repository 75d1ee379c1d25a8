import { serve } from "@/lib/http/serve";
import { addToQuestionContract } from "@/lib/tickets/relay-contract";
import { addToQuestion } from "@/lib/tickets/relays/add-to-question";

export const POST = serve(addToQuestionContract, addToQuestion);
