import { requestConfirmationContract } from "@/lib/customers/contract";
import { requestConfirmation } from "@/lib/customers/request-confirmation";
import { serve } from "@/lib/http/serve";

export const POST = serve(requestConfirmationContract, requestConfirmation);
