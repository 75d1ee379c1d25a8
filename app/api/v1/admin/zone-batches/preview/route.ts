import { serve } from "@/lib/http/serve";
import { previewStaffBatchContract } from "@/lib/zones/admin-batch-contract";
import { previewBatch } from "@/lib/zones/batches/preview-batch";

export const POST = serve(previewStaffBatchContract, previewBatch);
