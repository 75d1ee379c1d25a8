import { readPublicHealth } from "@/lib/reports/read-health";

export const dynamic = "force-dynamic";

/**
 * Answers 200 while the shop can serve, with the state of each part, and 503 only when it can't. Load balancers use this status,
 * so a pause of purchases by staff must not turn it into 503.
 */
export async function GET(): Promise<Response> {
  const health = await readPublicHealth();
  return Response.json(health, {
    status: health.status === "down" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}
