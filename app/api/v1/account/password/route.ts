import { changePassword } from "@/lib/accounts/change-password";
import { changePasswordContract } from "@/lib/accounts/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(changePasswordContract, changePassword);
