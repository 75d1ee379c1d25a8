import { readSessionContract } from "@/lib/accounts/contract";
import { readSession } from "@/lib/accounts/read-session";
import { serve } from "@/lib/http/serve";

export const GET = serve(readSessionContract, readSession);
