import { serve } from "@/lib/http/serve";
import { priceProduct } from "@/lib/offers/price-product";
import { priceProductContract } from "@/lib/offers/product-contract";

export const POST = serve(priceProductContract, priceProduct);
