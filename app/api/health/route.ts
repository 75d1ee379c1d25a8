import { readHealth } from "@/lib/reports/read-health";

export const dynamic = "force-dynamic";

/** 200 when web, database and worker run and the upstream answered lately; 503 with what is wrong otherwise. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, { status: health.ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}
