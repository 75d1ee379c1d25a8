import { openFormForOwnerContract } from "@/lib/controls/admin-contract";
import { openForm } from "@/lib/controls/open-form";
import { serve } from "@/lib/http/serve";

export const POST = serve(openFormForOwnerContract, openForm);
