import { changeItem } from "@/lib/carts/change-item";
import { changeItemContract, removeItemContract } from "@/lib/carts/contract";
import { removeItem } from "@/lib/carts/remove-item";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(changeItemContract, changeItem);
export const DELETE = serve(removeItemContract, removeItem);
