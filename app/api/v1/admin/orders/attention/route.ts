import { serve } from "@/lib/http/serve";
import { listAttentionContract } from "@/lib/orders/admin-contract";
import { listAttention } from "@/lib/orders/staff/list-attention";

export const GET = serve(listAttentionContract, listAttention);
