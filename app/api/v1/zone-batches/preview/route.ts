import { serve } from "@/lib/http/serve";
import { previewBatchContract } from "@/lib/zones/batch-contract";
import { previewBatch } from "@/lib/zones/batches/preview-batch";

export const POST = serve(previewBatchContract, previewBatch);
