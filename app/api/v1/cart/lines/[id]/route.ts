import { changeLine } from "@/lib/carts/change-line";
import { changeLineContract, removeLineContract } from "@/lib/carts/contract";
import { removeLine } from "@/lib/carts/remove-line";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(changeLineContract, changeLine);
export const DELETE = serve(removeLineContract, removeLine);
