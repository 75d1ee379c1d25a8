import { serve } from "@/lib/http/serve";
import { pausePurchasesContract } from "@/lib/orders/admin-contract";
import { pauseBuying } from "@/lib/purchasing/pause-buying";

export const POST = serve(pausePurchasesContract, pauseBuying);
