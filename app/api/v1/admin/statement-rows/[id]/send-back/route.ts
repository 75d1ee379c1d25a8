import { serve } from "@/lib/http/serve";
import { sendBankRowBackContract } from "@/lib/statements/contract";
import { sendBankRowBack } from "@/lib/statements/send-bank-row-back";

export const POST = serve(sendBankRowBackContract, sendBankRowBack);
