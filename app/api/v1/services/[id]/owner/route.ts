import { serve } from "@/lib/http/serve";
import { changeOwner } from "@/lib/services/change-owner";
import { changeOwnerContract } from "@/lib/services/contract";

export const POST = serve(changeOwnerContract, changeOwner);
