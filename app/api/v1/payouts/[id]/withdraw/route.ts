import { serve } from "@/lib/http/serve";
import { withdrawPayoutContract } from "@/lib/paying/payout-contract";
import { withdrawPayout } from "@/lib/paying/payouts/withdraw-payout";

export const POST = serve(withdrawPayoutContract, withdrawPayout);
