import { serve } from "@/lib/http/serve";
import { writeOrderPapersContract } from "@/lib/papers/contract";
import { writeOrderPapers } from "@/lib/papers/write-order-papers";

export const POST = serve(writeOrderPapersContract, writeOrderPapers);
