import { changeEmail } from "@/lib/accounts/change-email";
import { changeEmailContract } from "@/lib/accounts/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(changeEmailContract, changeEmail);
