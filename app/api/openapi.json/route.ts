import { openApi } from "@/lib/http/openapi";
import { contracts } from "./contracts";

export function GET(): Response {
  return Response.json(openApi(contracts), { headers: { "cache-control": "public, max-age=300" } });
}
