import { serve } from "@/lib/http/serve";
import { exportAllPayments } from "@/lib/paying/staff/export-all-payments";
import { exportAllPaymentsContract } from "@/lib/paying/staff-contract";

export const GET = serve(exportAllPaymentsContract, exportAllPayments);
