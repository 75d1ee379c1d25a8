import { resetPasswordContract } from "@/lib/customers/contract";
import { resetPassword } from "@/lib/customers/reset-password";
import { serve } from "@/lib/http/serve";

export const POST = serve(resetPasswordContract, resetPassword);
