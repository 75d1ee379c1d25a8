import { serve } from "@/lib/http/serve";
import { createStaffToken } from "@/lib/tokens/staff/create-staff-token";
import { listStaffTokens } from "@/lib/tokens/staff/list-staff-tokens";
import { createStaffTokenContract, listStaffTokensContract } from "@/lib/tokens/staff-contract";

export const GET = serve(listStaffTokensContract, listStaffTokens);
export const POST = serve(createStaffTokenContract, createStaffToken);
