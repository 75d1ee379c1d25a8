import { createStaffContract, listStaffContract } from "@/lib/customers/contract";
import { createStaff } from "@/lib/customers/create-staff";
import { listStaff } from "@/lib/customers/list-people";
import { serve } from "@/lib/http/serve";

export const GET = serve(listStaffContract, listStaff);
export const POST = serve(createStaffContract, createStaff);
