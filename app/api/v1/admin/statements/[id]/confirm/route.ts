import { serve } from "@/lib/http/serve";
import { confirmBankRows } from "@/lib/statements/confirm-bank-rows";
import { confirmBankRowsContract } from "@/lib/statements/contract";

export const POST = serve(confirmBankRowsContract, confirmBankRows);
