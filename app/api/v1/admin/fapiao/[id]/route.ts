import { readAnyFapiaoContract } from "@/lib/fapiao/admin-contract";
import { readAnyFapiao } from "@/lib/fapiao/staff/read-any-fapiao";
import { serve } from "@/lib/http/serve";

export const GET = serve(readAnyFapiaoContract, readAnyFapiao);
