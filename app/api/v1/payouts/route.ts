import { serve } from "@/lib/http/serve";
import { askPayoutContract, listPayoutsContract } from "@/lib/paying/payout-contract";
import { askPayout } from "@/lib/paying/payouts/ask-payout";
import { listPayouts } from "@/lib/paying/payouts/list-payouts";

export const GET = serve(listPayoutsContract, listPayouts);
export const POST = serve(askPayoutContract, askPayout);
