import { addItem } from "@/lib/carts/add-item";
import { addItemContract } from "@/lib/carts/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(addItemContract, addItem);
