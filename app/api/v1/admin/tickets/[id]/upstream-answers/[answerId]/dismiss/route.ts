import { serve } from "@/lib/http/serve";
import { dismissAnswerContract } from "@/lib/tickets/relay-contract";
import { dismissAnswer } from "@/lib/tickets/relays/dismiss-answer";

export const POST = serve(dismissAnswerContract, dismissAnswer);
