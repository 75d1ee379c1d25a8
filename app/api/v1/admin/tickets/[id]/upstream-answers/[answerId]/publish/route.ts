import { serve } from "@/lib/http/serve";
import { publishAnswerContract } from "@/lib/tickets/relay-contract";
import { publishAnswer } from "@/lib/tickets/relays/publish-answer";

export const POST = serve(publishAnswerContract, publishAnswer);
