import { offerPasskeyContract } from "@/lib/accounts/passkey-contract";
import { offerPasskey } from "@/lib/accounts/passkeys/offer-passkey";
import { serve } from "@/lib/http/serve";

export const POST = serve(offerPasskeyContract, offerPasskey);
