import { serve } from "@/lib/http/serve";
import { revealPayoutAccountContract } from "@/lib/paying/payout-contract";
import { revealPayoutAccount } from "@/lib/paying/payouts/reveal-payout-account";

export const POST = serve(revealPayoutAccountContract, revealPayoutAccount);
