import { serve } from "@/lib/http/serve";
import { decideAdjustmentContract } from "@/lib/payments/admin-contract";
import { decideAdjustment } from "@/lib/payments/decide-adjustment";

export const POST = serve(decideAdjustmentContract, decideAdjustment);
