import { listFapiaoItemsContract } from "@/lib/fapiao/contract";
import { listFapiaoItems } from "@/lib/fapiao/list-fapiao-items";
import { serve } from "@/lib/http/serve";

export const GET = serve(listFapiaoItemsContract, listFapiaoItems);
