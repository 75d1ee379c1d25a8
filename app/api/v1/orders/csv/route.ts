import { serve } from "@/lib/http/serve";
import { exportOrdersContract } from "@/lib/orders/contract";
import { exportOrders } from "@/lib/orders/export-orders";

export const GET = serve(exportOrdersContract, exportOrders);
