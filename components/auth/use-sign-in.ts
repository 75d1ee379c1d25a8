import { useTranslations } from "next-intl";
import type { z } from "zod";
import { readSessionCall } from "@/components/generated/accounts";
import type { readSessionContract } from "@/lib/accounts/contract";
import { unchecked } from "@/messages/unchecked";
import type { Result } from "../call-contract";
import { useCall } from "../use-call";
import { callSignIn } from "./sign-in-call";

interface Input {
  email: string;
  password: string;
  code?: string;
}

/**
 * Signs in, and reads who that is. Needs the messages `errors`. A failure has the code of errors.json; `sign_in.code_required` asks for the
 * code of two-step verification beside the same address and password.
 */
export function useSignIn(): (input: Input) => Promise<Result<z.output<typeof readSessionContract.output>>> {
  const t = useTranslations();
  const call = useCall();
  const words = {
    network: t("ui.error.network"),
    sentence: (code: string, params: Record<string, string | number>) =>
      unchecked(t).has(`errors.${code}`) ? unchecked(t)(`errors.${code}`, params) : t("errors.unlisted", { code }),
  };
  return async (input) => {
    const signedIn = await callSignIn(input, words);
    return signedIn.ok ? call(readSessionCall, {}, { quiet: true }) : signedIn;
  };
}
