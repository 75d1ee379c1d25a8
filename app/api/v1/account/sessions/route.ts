import { endOtherSessionsContract, listSessionsContract } from "@/lib/customers/contract";
import { endOtherSessions, listSessions } from "@/lib/customers/sessions";
import { serve } from "@/lib/http/serve";

export const GET = serve(listSessionsContract, listSessions);
export const DELETE = serve(endOtherSessionsContract, endOtherSessions);
