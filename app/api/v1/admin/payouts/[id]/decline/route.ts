import { serve } from "@/lib/http/serve";
import { declinePayoutContract } from "@/lib/paying/payout-contract";
import { declinePayout } from "@/lib/paying/payouts/decide-payout";

export const POST = serve(declinePayoutContract, declinePayout);
