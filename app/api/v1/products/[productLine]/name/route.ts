import { serve } from "@/lib/http/serve";
import { checkProductName } from "@/lib/offers/check-product-name";
import { checkProductNameContract } from "@/lib/offers/product-contract";

export const POST = serve(checkProductNameContract, checkProductName);
