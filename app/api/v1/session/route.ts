import { readSessionContract } from "@/lib/customers/contract";
import { readSession } from "@/lib/customers/read-session";
import { serve } from "@/lib/http/serve";

export const GET = serve(readSessionContract, readSession);
