import { enterCodeContract, removeCodeContract } from "@/lib/carts/contract";
import { enterCode } from "@/lib/carts/enter-code";
import { removeCode } from "@/lib/carts/remove-code";
import { serve } from "@/lib/http/serve";

export const PUT = serve(enterCodeContract, enterCode);
export const DELETE = serve(removeCodeContract, removeCode);
