import "server-only";
import { env } from "@/lib/env";

/** The Message-ID of a mail of ours, by which an answer to it refers to it. */
export function mailMessageId(mailId: string): string {
  return `<${mailId}@${new URL(env().APP_URL).hostname}>`;
}
