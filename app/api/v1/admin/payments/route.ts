import { serve } from "@/lib/http/serve";
import { listAllPayments } from "@/lib/paying/staff/list-all-payments";
import { listAllPaymentsContract } from "@/lib/paying/staff-contract";

export const GET = serve(listAllPaymentsContract, listAllPayments);
