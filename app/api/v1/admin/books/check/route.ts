import { serve } from "@/lib/http/serve";
import { checkBooksContract } from "@/lib/reports/contract";
import { checkBooksNow } from "@/lib/reports/run-book-check";

export const POST = serve(checkBooksContract, checkBooksNow);
