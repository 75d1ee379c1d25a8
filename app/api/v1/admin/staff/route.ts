import { createStaffContract, listStaffContract } from "@/lib/customers/contract";
import { createStaff } from "@/lib/customers/create-staff";
import { listStaff } from "@/lib/customers/list-staff";
import { serve } from "@/lib/http/serve";

export const GET = serve(listStaffContract, listStaff);
export const POST = serve(createStaffContract, createStaff);
