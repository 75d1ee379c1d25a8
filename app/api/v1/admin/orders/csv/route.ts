import { serve } from "@/lib/http/serve";
import { exportAllOrdersContract } from "@/lib/orders/admin-contract";
import { exportAllOrders } from "@/lib/orders/staff/export-all-orders";

export const GET = serve(exportAllOrdersContract, exportAllOrders);
