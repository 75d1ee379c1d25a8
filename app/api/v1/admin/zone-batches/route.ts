import { serve } from "@/lib/http/serve";
import { listStaffBatchesContract, startStaffBatchContract } from "@/lib/zones/admin-batch-contract";
import { startBatch } from "@/lib/zones/batches/start-batch";
import { listStaffBatches } from "@/lib/zones/batches/view-staff-batches";

export const GET = serve(listStaffBatchesContract, listStaffBatches);
export const POST = serve(startStaffBatchContract, startBatch);
