import { askPasskeyAgainContract } from "@/lib/accounts/passkey-contract";
import { askPasskeyAgain } from "@/lib/accounts/passkeys/ask-passkey";
import { serve } from "@/lib/http/serve";

export const POST = serve(askPasskeyAgainContract, askPasskeyAgain);
