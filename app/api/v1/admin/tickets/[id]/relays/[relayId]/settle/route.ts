import { serve } from "@/lib/http/serve";
import { settleRelayContract } from "@/lib/tickets/relay-contract";
import { settleRelay } from "@/lib/tickets/relays/settle-relay";

export const POST = serve(settleRelayContract, settleRelay);
