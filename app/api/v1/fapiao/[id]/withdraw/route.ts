import { withdrawFapiaoContract } from "@/lib/fapiao/contract";
import { withdrawFapiao } from "@/lib/fapiao/withdraw-fapiao";
import { serve } from "@/lib/http/serve";

export const POST = serve(withdrawFapiaoContract, withdrawFapiao);
