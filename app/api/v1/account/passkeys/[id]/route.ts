import { removePasskeyContract } from "@/lib/accounts/passkey-contract";
import { removePasskey } from "@/lib/accounts/passkeys/remove-passkey";
import { serve } from "@/lib/http/serve";

export const DELETE = serve(removePasskeyContract, removePasskey);
