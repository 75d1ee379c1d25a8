import { listCustomersContract } from "@/lib/customers/contract";
import { listCustomers } from "@/lib/customers/list-customers";
import { serve } from "@/lib/http/serve";

export const GET = serve(listCustomersContract, listCustomers);
