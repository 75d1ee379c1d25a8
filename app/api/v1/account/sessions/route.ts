import { endOtherSessionsContract, listSessionsContract } from "@/lib/accounts/contract";
import { endOtherSessions } from "@/lib/accounts/end-other-sessions";
import { listSessions } from "@/lib/accounts/list-sessions";
import { serve } from "@/lib/http/serve";

export const GET = serve(listSessionsContract, listSessions);
export const DELETE = serve(endOtherSessionsContract, endOtherSessions);
