import { exportCustomersContract } from "@/lib/customers/contract";
import { exportCustomers } from "@/lib/customers/export-customers";
import { serve } from "@/lib/http/serve";

export const GET = serve(exportCustomersContract, exportCustomers);
