import { serve } from "@/lib/http/serve";
import { listRefunds } from "@/lib/paying/list-refunds";
import { listRefundsContract } from "@/lib/paying/refund-contract";

export const GET = serve(listRefundsContract, listRefunds);
