import { serve } from "@/lib/http/serve";
import { listDisputes } from "@/lib/paying/disputes/list-disputes";
import { listDisputesContract } from "@/lib/paying/refund-contract";

export const GET = serve(listDisputesContract, listDisputes);
