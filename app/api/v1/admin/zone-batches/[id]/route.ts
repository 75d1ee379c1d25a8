import { serve } from "@/lib/http/serve";
import { readStaffBatchContract } from "@/lib/zones/admin-batch-contract";
import { readStaffBatch } from "@/lib/zones/batches/view-staff-batches";

export const GET = serve(readStaffBatchContract, readStaffBatch);
