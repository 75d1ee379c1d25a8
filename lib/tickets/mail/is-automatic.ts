import "server-only";
import type { ParsedMail } from "mailparser";

const AUTOMATIC_HEADERS = ["x-autoreply", "x-autorespond", "x-auto-reply", "list-id", "x-failed-recipients"];
const AUTOMATIC_SENDER = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+.-].*)?@/i;

/**
 * Whether nobody wrote this mail: an absence note, a bounce, a list. Our own mails say that they are automatic as well, so a program
 * that answers everything can't make the two write to each other.
 */
export function isAutomatic({ headers, from }: Pick<ParsedMail, "headers" | "from">): boolean {
  const text = (name: string) => {
    const value = headers.get(name);
    return typeof value === "string" ? value.trim().toLowerCase() : "";
  };
  const submitted = text("auto-submitted");
  if (submitted !== "" && submitted !== "no") return true;
  if (/^(bulk|list|junk|auto_reply)/.test(text("precedence"))) return true;
  if (AUTOMATIC_HEADERS.some((name) => headers.has(name))) return true;
  const returnPath = headers.get("return-path");
  if (returnPath !== undefined && JSON.stringify(returnPath).includes('"<>"')) return true;
  const type = headers.get("content-type");
  if (typeof type === "object" && "value" in type && type.value === "multipart/report") return true;
  return (from?.value ?? []).some(({ address = "" }) => AUTOMATIC_SENDER.test(address));
}
