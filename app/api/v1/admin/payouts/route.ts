import { serve } from "@/lib/http/serve";
import { listAllPayoutsContract } from "@/lib/paying/payout-contract";
import { listAllPayouts } from "@/lib/paying/payouts/list-all-payouts";

export const GET = serve(listAllPayoutsContract, listAllPayouts);
