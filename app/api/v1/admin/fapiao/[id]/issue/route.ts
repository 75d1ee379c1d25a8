import { issueFapiaoContract } from "@/lib/fapiao/admin-contract";
import { issueFapiao } from "@/lib/fapiao/staff/issue-fapiao";
import { serve } from "@/lib/http/serve";

export const POST = serve(issueFapiaoContract, issueFapiao);
