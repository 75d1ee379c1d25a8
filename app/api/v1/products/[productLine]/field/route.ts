import { serve } from "@/lib/http/serve";
import { checkProductField } from "@/lib/offers/check-product-field";
import { checkProductFieldContract } from "@/lib/offers/product-contract";

export const POST = serve(checkProductFieldContract, checkProductField);
