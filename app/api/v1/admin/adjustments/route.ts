import { serve } from "@/lib/http/serve";
import { listAdjustments } from "@/lib/payments/adjustments/list-adjustments";
import { requestAdjustment } from "@/lib/payments/adjustments/request-adjustment";
import { listAdjustmentsContract, requestAdjustmentContract } from "@/lib/payments/admin-contract";

export const GET = serve(listAdjustmentsContract, listAdjustments);
export const POST = serve(requestAdjustmentContract, requestAdjustment);
