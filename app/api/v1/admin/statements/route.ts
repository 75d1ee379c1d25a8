import { serve } from "@/lib/http/serve";
import { importBankStatementContract, listBankStatementsContract } from "@/lib/statements/contract";
import { importBankStatement } from "@/lib/statements/import-bank-statement";
import { listBankStatements } from "@/lib/statements/list-bank-statements";

export const GET = serve(listBankStatementsContract, listBankStatements);
export const POST = serve(importBankStatementContract, importBankStatement);
