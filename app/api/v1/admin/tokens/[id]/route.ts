import { serve } from "@/lib/http/serve";
import { revokeStaffToken } from "@/lib/tokens/staff/revoke-staff-token";
import { revokeStaffTokenContract } from "@/lib/tokens/staff-contract";

export const DELETE = serve(revokeStaffTokenContract, revokeStaffToken);
