import { changeCustomer } from "@/lib/customers/change-customer";
import { changeCustomerContract, readCustomerContract } from "@/lib/customers/contract";
import { readCustomer } from "@/lib/customers/read-customer";
import { serve } from "@/lib/http/serve";

export const GET = serve(readCustomerContract, readCustomer);
export const PATCH = serve(changeCustomerContract, changeCustomer);
