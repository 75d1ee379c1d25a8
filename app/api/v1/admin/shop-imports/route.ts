import { serve } from "@/lib/http/serve";
import { listShopImportsContract } from "@/lib/imports/contract";
import { listShopImports } from "@/lib/imports/list-shop-imports";

export const GET = serve(listShopImportsContract, listShopImports);
