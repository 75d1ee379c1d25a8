import { serve } from "@/lib/http/serve";
import { readPayoutableContract } from "@/lib/paying/payout-contract";
import { readPayoutable } from "@/lib/paying/payouts/read-payable";

export const GET = serve(readPayoutableContract, readPayoutable);
