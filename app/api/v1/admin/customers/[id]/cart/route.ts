import { giveCartContract } from "@/lib/carts/contract";
import { giveCart } from "@/lib/carts/give-cart";
import { serve } from "@/lib/http/serve";

export const POST = serve(giveCartContract, giveCart);
