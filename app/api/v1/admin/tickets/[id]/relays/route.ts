import { serve } from "@/lib/http/serve";
import { askUpstreamContract } from "@/lib/tickets/relay-contract";
import { writeQuestion } from "@/lib/tickets/relays/write-question";

export const POST = serve(askUpstreamContract, writeQuestion);
