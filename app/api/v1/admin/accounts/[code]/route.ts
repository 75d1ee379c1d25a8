import { serve } from "@/lib/http/serve";
import { readAccount } from "@/lib/reports/books/read-account";
import { readAccountContract } from "@/lib/reports/contract";

export const GET = serve(readAccountContract, readAccount);
