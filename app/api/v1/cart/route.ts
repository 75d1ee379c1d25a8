import { emptyCartContract, readCartContract } from "@/lib/carts/contract";
import { emptyCart } from "@/lib/carts/empty-cart";
import { readCart } from "@/lib/carts/read-cart";
import { serve } from "@/lib/http/serve";

export const GET = serve(readCartContract, readCart);
export const DELETE = serve(emptyCartContract, emptyCart);
