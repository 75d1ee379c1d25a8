import { checkOut } from "@/lib/carts/check-out";
import { checkOutContract, readCheckoutContract } from "@/lib/carts/checkout-contract";
import { readCheckout } from "@/lib/carts/read-checkout";
import { serve } from "@/lib/http/serve";

export const GET = serve(readCheckoutContract, readCheckout);
export const POST = serve(checkOutContract, checkOut);
