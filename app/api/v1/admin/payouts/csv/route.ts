import { serve } from "@/lib/http/serve";
import { exportPayoutsContract } from "@/lib/paying/payout-contract";
import { exportPayouts } from "@/lib/paying/payouts/export-payouts";

export const POST = serve(exportPayoutsContract, exportPayouts);
