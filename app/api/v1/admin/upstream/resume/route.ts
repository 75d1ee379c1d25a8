import { serve } from "@/lib/http/serve";
import { resumePurchasesContract } from "@/lib/orders/admin-contract";
import { resumeBuying } from "@/lib/purchasing/pause-buying";

export const POST = serve(resumePurchasesContract, resumeBuying);
