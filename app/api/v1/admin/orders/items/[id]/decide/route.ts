import { serve } from "@/lib/http/serve";
import { decideItemContract } from "@/lib/orders/admin-contract";
import { decideItem } from "@/lib/orders/staff/decide-item";

export const POST = serve(decideItemContract, decideItem);
