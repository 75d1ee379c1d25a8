import { serve } from "@/lib/http/serve";
import { cancelTransfer } from "@/lib/orders/cancel-transfer";
import { cancelTransferContract } from "@/lib/orders/contract";

export const POST = serve(cancelTransferContract, cancelTransfer);
