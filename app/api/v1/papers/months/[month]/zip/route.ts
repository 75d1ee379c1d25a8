import { serve } from "@/lib/http/serve";
import { downloadMonthContract } from "@/lib/papers/contract";
import { downloadMonth } from "@/lib/papers/download-month";

export const GET = serve(downloadMonthContract, downloadMonth);
