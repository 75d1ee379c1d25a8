import { serve } from "@/lib/http/serve";
import { reopenBankRowContract } from "@/lib/statements/contract";
import { reopenBankRow } from "@/lib/statements/reopen-bank-row";

export const POST = serve(reopenBankRowContract, reopenBankRow);
