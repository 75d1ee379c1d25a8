import { confirmEmail } from "@/lib/accounts/confirm-email";
import { confirmEmailContract } from "@/lib/accounts/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(confirmEmailContract, confirmEmail);
