import "server-only";
import { openText, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";
import { withoutTokens } from "./without-tokens";

const place = (mailId: string) => ({ table: "mails", row: mailId, column: "token_enc" });

interface Written {
  subject: string;
  text: string;
  html: string;
}

/**
 * A mail as it is stored: whoever has a mail's single-use link has access to the account, so the link's token is removed from the
 * text and sealed in a column of its own until the mail was sent. A mail has one such link at most.
 */
export function sealToken(mailId: string, mail: Written): Written & { tokenEnc: Uint8Array<ArrayBuffer> | null } {
  const tokens = new Set([...mail.text.matchAll(/[?&;]token=([A-Za-z0-9_-]+)/g)].map(([, token]) => token));
  const [token] = tokens;
  if (tokens.size > 1) throw new Error("a mail holds two different single-use links");
  return {
    ...mail,
    text: withoutTokens(mail.text),
    html: withoutTokens(mail.html),
    tokenEnc: token === undefined ? null : seal(env().keyRing, token, place(mailId)),
  };
}

interface Stored {
  id: string;
  text: string;
  html: string;
  tokenEnc: Uint8Array | null;
}

/** Text and HTML of a mail with the token put back into its link, for sending. */
export function withToken({ id, text, html, tokenEnc }: Stored): { text: string; html: string } {
  if (!tokenEnc) return { text, html };
  const token = openText(env().keyRing, tokenEnc, place(id));
  const put = (part: string) => part.replace(/([?&;]token=)…/g, `$1${token}`);
  return { text: put(text), html: put(html) };
}
