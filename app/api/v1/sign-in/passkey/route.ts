import { askPasskeyContract } from "@/lib/accounts/passkey-contract";
import { askPasskey } from "@/lib/accounts/passkeys/ask-passkey";
import { serve } from "@/lib/http/serve";

export const POST = serve(askPasskeyContract, askPasskey);
