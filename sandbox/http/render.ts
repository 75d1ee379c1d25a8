import { authCodes } from "../manual/auth";
import type { ManualRow } from "../manual/row";
import { type Message, Raw, type Refusal } from "./call";

/** The envelope as the manual prints it: loosely spaced JSON with action, status, message. */
export function renderSuccess(row: ManualRow, message: Message, warts: boolean): string {
  if (message instanceof Raw && message.place === "envelope") return message.text;
  return envelope(row.action, "success", message instanceof Raw ? message.text : JSON.stringify(message), warts);
}

type Said = Pick<Refusal, "code" | "text">;

/** The sentence of a refusal: its own, or the manual's for that code of the endpoint. */
export function sentenceOf(row: ManualRow, { code, text }: Said): string {
  return text || row.codes[code] || authCodes[code] || "";
}

export function renderRefusal(row: ManualRow, refusal: Said, warts: boolean): string {
  const { code } = refusal;
  const message = JSON.stringify(`${code} ${sentenceOf(row, refusal)}`.trim());
  // Authentication failures are printed with a stray space in front of the status.
  const isAuth = warts && code in authCodes && !(code in row.codes);
  return envelope(isAuth ? ` ${row.action}` : row.action, isAuth ? " failed" : "failed", message, warts);
}

function envelope(action: string, status: string, message: string, warts: boolean): string {
  if (!warts) return `{"action":${JSON.stringify(action)},"status":"${status}","message":${message}}`;
  return `{ "action" : ${JSON.stringify(action)}, "status" : "${status}", "message" : ${message} }`;
}
