import { serve } from "@/lib/http/serve";
import { readAdminPayoutContract } from "@/lib/paying/payout-contract";
import { readAdminPayout } from "@/lib/paying/payouts/read-admin-payout";

export const GET = serve(readAdminPayoutContract, readAdminPayout);
