import { serve } from "@/lib/http/serve";
import { listOrdersContract, placeOrderContract } from "@/lib/orders/contract";
import { listOrders } from "@/lib/orders/list-orders";
import { placeOrder } from "@/lib/orders/place-order";

export const GET = serve(listOrdersContract, listOrders);
export const POST = serve(placeOrderContract, placeOrder);
