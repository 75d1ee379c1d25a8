import { serve } from "@/lib/http/serve";
import { openShop } from "@/lib/reports/setup/open-shop";
import { openShopContract } from "@/lib/reports/setup-contract";

export const POST = serve(openShopContract, openShop);
