import { listFapiaosContract, requestFapiaoContract } from "@/lib/fapiao/contract";
import { listFapiaos } from "@/lib/fapiao/list-fapiaos";
import { requestFapiao } from "@/lib/fapiao/request-fapiao";
import { serve } from "@/lib/http/serve";

export const GET = serve(listFapiaosContract, listFapiaos);
export const POST = serve(requestFapiaoContract, requestFapiao);
