import { inviteAgainContract } from "@/lib/customers/contract";
import { inviteAgain } from "@/lib/customers/invite-again";
import { serve } from "@/lib/http/serve";

export const POST = serve(inviteAgainContract, inviteAgain);
