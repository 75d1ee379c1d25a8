import { serve } from "@/lib/http/serve";
import { listStatementContract } from "@/lib/payments/contract";
import { listStatement } from "@/lib/payments/list-statement";

export const GET = serve(listStatementContract, listStatement);
