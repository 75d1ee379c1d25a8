import { serve } from "@/lib/http/serve";
import { listAllOrdersContract } from "@/lib/orders/admin-contract";
import { listAllOrders } from "@/lib/orders/staff/list-all-orders";

export const GET = serve(listAllOrdersContract, listAllOrders);
