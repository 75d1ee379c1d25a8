import { changePassword } from "@/lib/customers/change-password";
import { changePasswordContract } from "@/lib/customers/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(changePasswordContract, changePassword);
