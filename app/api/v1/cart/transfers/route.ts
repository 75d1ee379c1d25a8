import { addTransfer } from "@/lib/carts/add-transfer";
import { addTransferContract } from "@/lib/carts/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(addTransferContract, addTransfer);
