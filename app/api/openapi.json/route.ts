import { openApi } from "@/lib/http/openapi";
import { contracts } from "./contracts";

/** The same as long as the process lives, and half a second's work. */
let written: string | undefined;

export function GET(): Response {
  written ??= JSON.stringify(openApi(contracts));
  const headers = { "content-type": "application/json", "cache-control": "public, max-age=300" };
  return new Response(written, { headers });
}
