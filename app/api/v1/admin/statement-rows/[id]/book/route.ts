import { serve } from "@/lib/http/serve";
import { bookBankRow } from "@/lib/statements/book-bank-row";
import { bookBankRowContract } from "@/lib/statements/contract";

export const POST = serve(bookBankRowContract, bookBankRow);
