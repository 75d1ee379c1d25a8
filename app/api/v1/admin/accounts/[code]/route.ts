import { serve } from "@/lib/http/serve";
import { readAccountContract } from "@/lib/reports/contract";
import { readAccount } from "@/lib/reports/read-account";

export const GET = serve(readAccountContract, readAccount);
