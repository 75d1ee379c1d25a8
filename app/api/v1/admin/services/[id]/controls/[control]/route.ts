import { startControlForOwnerContract } from "@/lib/controls/admin-contract";
import { startControl } from "@/lib/controls/start-control";
import { serve } from "@/lib/http/serve";

export const POST = serve(startControlForOwnerContract, startControl);
