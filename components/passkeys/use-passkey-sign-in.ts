import { useSignIn } from "@/components/auth/use-sign-in";
import type { RequestFailure } from "@/components/call-contract";
import { askPasskeyCall } from "@/components/generated/accounts-passkey";
import { useCall } from "@/components/use-call";
import type { SessionUser } from "@/lib/accounts/contract";
import { passkeyHere } from "./passkey-here";
import { useAuthenticator } from "./use-authenticator";

type Result = { ok: true; user: SessionUser | null } | { ok: false; sentence: string };

const sentenceOf = ({ fields, detail }: RequestFailure): Result => ({
  ok: false,
  sentence: Object.values(fields)[0] ?? detail,
});

/** Signs in with a passkey that the person chooses in the browser's prompt. Needs the messages `errors` and `passkeys`. */
export function usePasskeySignIn(): () => Promise<Result> {
  const call = useCall();
  const signIn = useSignIn();
  const { use } = useAuthenticator();
  return async () => {
    const options = await call(askPasskeyCall, {}, { quiet: true });
    if (!options.ok) return sentenceOf(options.failure);
    const answer = await use(options.value);
    if (!answer.ok) return answer;
    const signedIn = await signIn({ passkey: JSON.stringify(answer.credential) });
    if (!signedIn.ok) return sentenceOf(signedIn.failure);
    passkeyHere.note();
    return { ok: true, user: signedIn.value.user };
  };
}
