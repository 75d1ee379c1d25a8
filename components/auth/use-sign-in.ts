import type { z } from "zod";
import { readSessionCall } from "@/components/generated/accounts";
import type { readSessionContract } from "@/lib/accounts/contract";
import type { Result } from "../call-contract";
import { useErrorSentence } from "../form/use-error-sentence";
import { useCall, useCallWords } from "../use-call";
import { callSignIn, type SignInCredentials } from "./sign-in-call";

/**
 * Signs in, and reads who that is. Needs the messages `errors`. A failure has the code of errors.json; `sign_in.code_required` asks for the
 * code of two-step verification beside the same address and password.
 */
export function useSignIn(): (
  input: SignInCredentials,
) => Promise<Result<z.output<typeof readSessionContract.output>>> {
  const call = useCall();
  const { network } = useCallWords();
  const sentence = useErrorSentence();
  return async (input) => {
    const signedIn = await callSignIn(input, { network, sentence: (code, params) => sentence({ code, params }) });
    return signedIn.ok ? call(readSessionCall, {}, { quiet: true }) : signedIn;
  };
}
