import { serve } from "@/lib/http/serve";
import { tieBankRowContract } from "@/lib/statements/contract";
import { tieBankRow } from "@/lib/statements/tie-bank-row";

export const POST = serve(tieBankRowContract, tieBankRow);
