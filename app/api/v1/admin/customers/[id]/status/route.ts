import { setCustomerStatusContract } from "@/lib/customers/contract";
import { setCustomerStatus } from "@/lib/customers/set-customer-status";
import { serve } from "@/lib/http/serve";

export const POST = serve(setCustomerStatusContract, setCustomerStatus);
