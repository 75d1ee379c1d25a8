import { confirmEmail } from "@/lib/customers/confirm-email";
import { confirmEmailContract } from "@/lib/customers/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(confirmEmailContract, confirmEmail);
