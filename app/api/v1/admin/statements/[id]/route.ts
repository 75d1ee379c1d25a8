import { serve } from "@/lib/http/serve";
import { readBankStatementContract } from "@/lib/statements/contract";
import { readBankStatement } from "@/lib/statements/read-bank-statement";

export const GET = serve(readBankStatementContract, readBankStatement);
