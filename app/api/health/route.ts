import { readHealth } from "@/lib/reports/read-health";

export const dynamic = "force-dynamic";

/**
 * 200 while this shop can serve, with the parts that need a person; 503 only when it can't. A load balancer goes by it: a pause of
 * purchases by staff must not take the shop away from its customers.
 */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, {
    status: health.status === "down" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}
