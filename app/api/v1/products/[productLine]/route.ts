import { serve } from "@/lib/http/serve";
import { readProductContract } from "@/lib/offers/product-contract";
import { readProduct } from "@/lib/offers/read-product";

export const GET = serve(readProductContract, readProduct);
