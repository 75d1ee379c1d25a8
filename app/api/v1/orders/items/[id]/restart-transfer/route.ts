import { serve } from "@/lib/http/serve";
import { restartTransferContract } from "@/lib/orders/contract";
import { restartTransfer } from "@/lib/orders/restart-transfer";

export const POST = serve(restartTransferContract, restartTransfer);
