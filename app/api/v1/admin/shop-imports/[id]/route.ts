import { serve } from "@/lib/http/serve";
import { readShopImportContract } from "@/lib/imports/contract";
import { readShopImport } from "@/lib/imports/read-shop-import";

export const GET = serve(readShopImportContract, readShopImport);
