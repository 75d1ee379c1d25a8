import { serve } from "@/lib/http/serve";
import { listProducts } from "@/lib/offers/list-products";
import { listProductsContract } from "@/lib/offers/product-contract";

export const GET = serve(listProductsContract, listProducts);
