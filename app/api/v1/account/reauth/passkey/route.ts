import { reauthWithPasskeyContract } from "@/lib/accounts/passkey-contract";
import { reauthWithPasskey } from "@/lib/accounts/passkeys/reauth-with-passkey";
import { serve } from "@/lib/http/serve";

export const POST = serve(reauthWithPasskeyContract, reauthWithPasskey);
