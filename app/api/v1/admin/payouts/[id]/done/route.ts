import { serve } from "@/lib/http/serve";
import { finishPayoutContract } from "@/lib/paying/payout-contract";
import { finishPayout } from "@/lib/paying/payouts/end-payout";

export const POST = serve(finishPayoutContract, finishPayout);
