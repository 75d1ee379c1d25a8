import { serve } from "@/lib/http/serve";
import { changePassword } from "@/lib/services/change-password";
import { changePasswordContract } from "@/lib/services/contract";

export const POST = serve(changePasswordContract, changePassword);
