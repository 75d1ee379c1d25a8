import { serve } from "@/lib/http/serve";
import { upgradeOptionsContract } from "@/lib/offers/product-contract";
import { readUpgrade } from "@/lib/offers/read-upgrade";

export const GET = serve(upgradeOptionsContract, readUpgrade);
