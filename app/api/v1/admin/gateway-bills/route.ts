import { serve } from "@/lib/http/serve";
import { listBillsContract } from "@/lib/paying/bill-contract";
import { listBills } from "@/lib/paying/bills/list-bills";

export const GET = serve(listBillsContract, listBills);
