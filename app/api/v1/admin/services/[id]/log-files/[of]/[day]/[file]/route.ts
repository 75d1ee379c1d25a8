import { downloadLogForOwnerContract } from "@/lib/controls/admin-contract";
import { downloadLog } from "@/lib/controls/download-log";
import { serve } from "@/lib/http/serve";

export const GET = serve(downloadLogForOwnerContract, downloadLog);
