import { serve } from "@/lib/http/serve";
import { sendPayoutContract } from "@/lib/paying/payout-contract";
import { sendPayout } from "@/lib/paying/payouts/send-payout";

export const POST = serve(sendPayoutContract, sendPayout);
