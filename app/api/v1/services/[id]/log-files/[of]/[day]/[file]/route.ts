import { downloadLogContract } from "@/lib/controls/contract";
import { downloadLog } from "@/lib/controls/download-log";
import { serve } from "@/lib/http/serve";

export const GET = serve(downloadLogContract, downloadLog);
