import { addProduct } from "@/lib/carts/add-product";
import { addProductContract } from "@/lib/carts/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(addProductContract, addProduct);
