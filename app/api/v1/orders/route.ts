import { serve } from "@/lib/http/serve";
import { listOrdersContract, placeOrderContract } from "@/lib/orders/contract";
import { listOrders } from "@/lib/orders/list-orders";
import { orderQuotes } from "@/lib/orders/order-quotes";

export const GET = serve(listOrdersContract, listOrders);
export const POST = serve(placeOrderContract, orderQuotes);
