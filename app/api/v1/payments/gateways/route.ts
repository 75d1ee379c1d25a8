import { serve } from "@/lib/http/serve";
import { listPayableContract } from "@/lib/paying/contract";
import { listPayable } from "@/lib/paying/list-payable";

export const GET = serve(listPayableContract, listPayable);
