import { serve } from "@/lib/http/serve";
import { listAdjustmentsContract, requestAdjustmentContract } from "@/lib/payments/admin-contract";
import { listAdjustments } from "@/lib/payments/list-adjustments";
import { requestAdjustment } from "@/lib/payments/request-adjustment";

export const GET = serve(listAdjustmentsContract, listAdjustments);
export const POST = serve(requestAdjustmentContract, requestAdjustment);
