import { serve } from "@/lib/http/serve";
import { cancelItem } from "@/lib/orders/cancel-item";
import { cancelItemContract } from "@/lib/orders/contract";

export const POST = serve(cancelItemContract, cancelItem);
