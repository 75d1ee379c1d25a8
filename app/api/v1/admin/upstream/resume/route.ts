import { serve } from "@/lib/http/serve";
import { resumePurchasesContract } from "@/lib/orders/admin-contract";
import { resumeBuying } from "@/lib/purchasing/resume-buying";

export const POST = serve(resumePurchasesContract, resumeBuying);
