import { serve } from "@/lib/http/serve";
import { checkBooksNow } from "@/lib/reports/books/run-book-check";
import { checkBooksContract } from "@/lib/reports/contract";

export const POST = serve(checkBooksContract, checkBooksNow);
