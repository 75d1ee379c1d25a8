import { serve } from "@/lib/http/serve";
import { bouncePayoutContract } from "@/lib/paying/payout-contract";
import { bouncePayout } from "@/lib/paying/payouts/end-payout";

export const POST = serve(bouncePayoutContract, bouncePayout);
