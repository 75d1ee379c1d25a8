import type { ParsedMail } from "mailparser";

/** @returns the token of the link by which an account is confirmed, once the mail has come */
export function confirmationToken(mails: readonly ParsedMail[], email: string, origin: string): string | undefined {
  const texts = mails.filter(({ to }) => JSON.stringify(to).includes(email)).map(({ text }) => text ?? "");
  return new RegExp(`${origin}/\\S*[?&#/](?:token=)?([\\w-]{20,})`).exec(texts.join("\n"))?.[1];
}
