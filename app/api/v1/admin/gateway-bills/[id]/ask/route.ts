import { serve } from "@/lib/http/serve";
import { askBillContract } from "@/lib/paying/bill-contract";
import { askBill } from "@/lib/paying/bills/ask-bill";

export const POST = serve(askBillContract, askBill);
