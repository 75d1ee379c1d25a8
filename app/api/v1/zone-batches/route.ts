import { serve } from "@/lib/http/serve";
import { listBatchesContract, startBatchContract } from "@/lib/zones/batch-contract";
import { listBatches } from "@/lib/zones/batches/list-batches";
import { startBatch } from "@/lib/zones/batches/start-batch";

export const GET = serve(listBatchesContract, listBatches);
export const POST = serve(startBatchContract, startBatch);
