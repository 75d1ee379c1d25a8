import "server-only";
import { accountPasswordFault } from "@/lib/auth/password-rule";
import { PUBLISHED_PASSWORDS } from "@/lib/auth/published-passwords";
import type { Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { PRODUCT_NAME } from "@/lib/settings/contract";
import { readBrand } from "@/lib/settings/read-brand";

/**
 * Why somebody can't take a password for their account, as an error code; null when they can. Besides common passwords
 * those are refused that are made of the person's address or name, or of the shop's name or domain.
 */
export async function newPasswordFault(
  password: string,
  person: { email: string; name?: string },
  tx?: Tx,
): Promise<string | null> {
  // Everybody knows them; only the demo has accounts with them.
  if (!env().sandbox && (Object.values(PUBLISHED_PASSWORDS) as string[]).includes(password)) return "password.common";
  const [zh, en] = await Promise.all([readBrand("zh", tx), readBrand("en", tx)]);
  const names = [zh.name, en.name, zh.company, en.company, ...Object.values(PRODUCT_NAME)];
  return accountPasswordFault(password, {
    own: wordsOf([person.email, person.name ?? ""]),
    shop: wordsOf([...names, new URL(env().APP_URL).hostname]),
  });
}

/** Whole texts and their parts: "lin.xiaowen@acme.com" also gives lin, xiaowen and acme. */
function wordsOf(texts: readonly string[]): string[] {
  const whole = texts.map((text) => text.normalize("NFKC").toLowerCase().trim());
  const parts = whole.flatMap((text) => [
    text.split("@")[0] ?? "",
    text.split("@")[1] ?? "",
    text.replace(/\s+/g, ""),
    ...text.split(/[^\p{L}\d]+/u),
  ]);
  // Two letters are in every other password; two Chinese characters are a name.
  return [...new Set([...whole, ...parts])].filter((word) => word.length >= 3 || /^\p{Script=Han}{2}$/u.test(word));
}
