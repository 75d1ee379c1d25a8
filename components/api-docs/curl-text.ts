import type { AskedRequest } from "./asked";

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** The request as a command for a terminal, with the token in a variable. */
export function curlText(url: string, { method, path, query, body, idempotencyKey }: AskedRequest): string {
  const search = new URLSearchParams(query.filter(([, value]) => value !== "")).toString();
  const address = quoted(`${url}${path}${search === "" ? "" : `?${search}`}`);
  const lines = [
    `curl${method === "GET" ? "" : ` -X ${method}`} ${address}`,
    `-H "Authorization: Bearer $TOKEN"`,
    ...(idempotencyKey === null ? [] : [`-H "Idempotency-Key: ${idempotencyKey}"`]),
    ...(body === null ? [] : [`-H 'Content-Type: application/json'`, `-d ${quoted(body)}`]),
  ];
  return lines.join(" \\\n  ");
}
