import { serve } from "@/lib/http/serve";
import { readBatchContract } from "@/lib/zones/batch-contract";
import { readBatch } from "@/lib/zones/batches/read-batch";

export const GET = serve(readBatchContract, readBatch);
