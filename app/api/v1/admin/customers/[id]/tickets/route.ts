import { serve } from "@/lib/http/serve";
import { openForCustomerContract } from "@/lib/tickets/admin-contract";
import { openForCustomer } from "@/lib/tickets/staff/open-for-customer";

export const POST = serve(openForCustomerContract, openForCustomer);
