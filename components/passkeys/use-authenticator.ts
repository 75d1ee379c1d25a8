import type { Messages } from "next-intl";
import { useTranslations } from "next-intl";
import type { Assertion, CreationOptions, NewCredential, RequestOptions } from "@/lib/accounts/passkey-contract";

export type AuthenticatorFailure = keyof Messages["passkeys"]["failures"];

type Answer<T> = { ok: true; credential: T } | { ok: false; sentence: string };

/** Asks the device to make or to use a passkey; the browser shows its own prompt. The sentence says why it did not. */
export function useAuthenticator() {
  const t = useTranslations("passkeys.failures");
  async function attempt<T>(
    work: (library: typeof import("@simplewebauthn/browser")) => Promise<T>,
  ): Promise<Answer<T>> {
    try {
      return { ok: true, credential: await work(await import("@simplewebauthn/browser")) };
    } catch (error) {
      return { ok: false, sentence: t(failureOf(error)) };
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
