import { addPasskeyContract, listPasskeysContract } from "@/lib/accounts/passkey-contract";
import { addPasskey } from "@/lib/accounts/passkeys/add-passkey";
import { listPasskeys } from "@/lib/accounts/passkeys/list-passkeys";
import { serve } from "@/lib/http/serve";

export const GET = serve(listPasskeysContract, listPasskeys);
export const POST = serve(addPasskeyContract, addPasskey);
