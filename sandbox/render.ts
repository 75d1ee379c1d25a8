import { type Message, Raw, type Refusal } from "./call";
import { authCodes } from "./manual/auth";
import type { ManualRow } from "./manual/row";

/** The envelope as the manual prints it: loosely spaced JSON with action, status, message. */
export function renderSuccess(row: ManualRow, message: Message, warts: boolean): string {
  if (message instanceof Raw && message.place === "envelope") return message.text;
  return envelope(row.action, "success", message instanceof Raw ? message.text : JSON.stringify(message), warts);
}

export function renderRefusal(row: ManualRow, { code, text }: Pick<Refusal, "code" | "text">, warts: boolean): string {
  const sentence = text || row.codes[code] || authCodes[code] || "";
  const message = JSON.stringify(`${code} ${sentence}`.trim());
  // Authentication failures are printed with a stray space in front of the status.
  const isAuth = warts && code in authCodes && !(code in row.codes);
  return envelope(isAuth ? ` ${row.action}` : row.action, isAuth ? " failed" : "failed", message, warts);
}

function envelope(action: string, status: string, message: string, warts: boolean): string {
  if (!warts) return `{"action":${JSON.stringify(action)},"status":"${status}","message":${message}}`;
  return `{ "action" : ${JSON.stringify(action)}, "status" : "${status}", "message" : ${message} }`;
}
