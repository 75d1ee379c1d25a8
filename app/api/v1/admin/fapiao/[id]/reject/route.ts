import { rejectFapiaoContract } from "@/lib/fapiao/admin-contract";
import { rejectFapiao } from "@/lib/fapiao/staff/reject-fapiao";
import { serve } from "@/lib/http/serve";

export const POST = serve(rejectFapiaoContract, rejectFapiao);
