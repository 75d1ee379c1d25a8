import { confirmOwnEmail } from "@/lib/accounts/confirm-own-email";
import { confirmEmailContract } from "@/lib/accounts/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(confirmEmailContract, confirmOwnEmail);
