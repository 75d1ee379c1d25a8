import { changeEmail } from "@/lib/customers/change-email";
import { changeEmailContract } from "@/lib/customers/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(changeEmailContract, changeEmail);
