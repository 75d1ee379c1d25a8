import { serve } from "@/lib/http/serve";
import { approvePayoutContract } from "@/lib/paying/payout-contract";
import { approvePayout } from "@/lib/paying/payouts/decide-payout";

export const POST = serve(approvePayoutContract, approvePayout);
