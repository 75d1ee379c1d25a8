import { resetPasswordContract } from "@/lib/accounts/contract";
import { resetPassword } from "@/lib/accounts/reset-password";
import { serve } from "@/lib/http/serve";

export const POST = serve(resetPasswordContract, resetPassword);
