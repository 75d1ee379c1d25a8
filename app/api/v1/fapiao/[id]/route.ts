import { readFapiaoContract } from "@/lib/fapiao/contract";
import { readFapiao } from "@/lib/fapiao/read-fapiao";
import { serve } from "@/lib/http/serve";

export const GET = serve(readFapiaoContract, readFapiao);
