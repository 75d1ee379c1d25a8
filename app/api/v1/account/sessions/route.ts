import { endOtherSessionsContract, listSessionsContract } from "@/lib/customers/contract";
import { endOtherSessions } from "@/lib/customers/end-other-sessions";
import { listSessions } from "@/lib/customers/list-sessions";
import { serve } from "@/lib/http/serve";

export const GET = serve(listSessionsContract, listSessions);
export const DELETE = serve(endOtherSessionsContract, endOtherSessions);
