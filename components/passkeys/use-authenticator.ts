import type { Messages } from "next-intl";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Assertion, CreationOptions, NewCredential, RequestOptions } from "@/lib/accounts/passkey-contract";

export type AuthenticatorFailure = keyof Messages["passkeys"]["failures"];

type Answer<T> = { ok: true; credential: T } | { ok: false; sentence: string };

/**
 * Asks the device to make or to use a passkey; the browser shows its own prompt. The sentence says why it did not. A prompt that is still
 * open when the component goes is closed: who cancelled, or has given the password meanwhile, is asked for nothing more.
 */
export function useAuthenticator() {
  const t = useTranslations("passkeys.failures");
  const closePrompt = useRef<() => void>(undefined);
  useEffect(() => () => closePrompt.current?.(), []);
  async function attempt<T>(
    work: (library: typeof import("@simplewebauthn/browser")) => Promise<T>,
  ): Promise<Answer<T>> {
    try {
      const library = await import("@simplewebauthn/browser");
      closePrompt.current = () => library.WebAuthnAbortService.cancelCeremony();
      return { ok: true, credential: await work(library) };
    } catch (error) {
      return { ok: false, sentence: t(failureOf(error)) };
    } finally {
      closePrompt.current = undefined;
    }
  }
  return {
    make: (optionsJSON: CreationOptions): Promise<Answer<NewCredential>> =>
      attempt((library) => library.startRegistration({ optionsJSON })),
    use: (optionsJSON: RequestOptions): Promise<Answer<Assertion>> =>
      attempt((library) => library.startAuthentication({ optionsJSON })),
  };
}

/** By the names that WebAuthn gives its errors. A person who closes the prompt and one whose time is over look the same. */
export function failureOf(error: unknown): AuthenticatorFailure {
  if (typeof window.PublicKeyCredential === "undefined") return "unsupported";
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return "cancelled";
  if (name === "InvalidStateError") return "exists";
  if (name === "SecurityError" || name === "NotSupportedError" || name === "ConstraintError") return "unsupported";
  return "failed";
}
