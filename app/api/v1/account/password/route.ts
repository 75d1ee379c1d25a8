import { changeOwnPassword } from "@/lib/accounts/change-own-password";
import { changeOwnPasswordContract } from "@/lib/accounts/contract";
import { serve } from "@/lib/http/serve";

export const POST = serve(changeOwnPasswordContract, changeOwnPassword);
