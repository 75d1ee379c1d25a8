import { changeStaff } from "@/lib/customers/change-staff";
import { changeStaffContract } from "@/lib/customers/contract";
import { serve } from "@/lib/http/serve";

export const PATCH = serve(changeStaffContract, changeStaff);
