import { serve } from "@/lib/http/serve";
import { readOwnStaffToken } from "@/lib/tokens/staff/read-own-staff-token";
import { readOwnStaffTokenContract } from "@/lib/tokens/staff-contract";

export const GET = serve(readOwnStaffTokenContract, readOwnStaffToken);
