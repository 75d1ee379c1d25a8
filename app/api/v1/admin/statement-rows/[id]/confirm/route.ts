import { serve } from "@/lib/http/serve";
import { confirmBankRow } from "@/lib/statements/confirm-bank-row";
import { confirmBankRowContract } from "@/lib/statements/contract";

export const POST = serve(confirmBankRowContract, confirmBankRow);
