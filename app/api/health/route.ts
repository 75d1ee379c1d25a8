import { readPublicHealth } from "@/lib/reports/read-health";

export const dynamic = "force-dynamic";

/**
 * Answers 200 while the shop can serve, with the state of each part, and 503 only when it can't. Load balancers use this status,
 * so a pause of purchases by staff must not turn it into 503.
 */
export async function GET(request: Request): Promise<Response> {
  const health = await readPublicHealth();
  return Response.json(health, {
    status: health.status === "down" ? 503 : 200,
    headers: {
      "cache-control": "no-store",
      // For `npm run doctor`, which finds out whether TRUSTED_PROXIES is right: the caller's own address, as the shop sees it.
      "x-caller-address": request.headers.get("x-kumquat-ip") ?? "unknown",
    },
  });
}
