import "server-only";
import { env } from "@/lib/env";
import type { FapiaoService } from "./fapiao-service";
import { sandboxFapiaoService } from "./sandbox-service";

/**
 * The service that issues fapiao for this shop; null: there is none, and staff work off the queue. A real service is one more
 * implementation of FapiaoService, chosen here by the environment.
 */
export function currentFapiaoService(): FapiaoService | null {
  const { sandbox, CNDNS_API_URL } = env();
  return sandbox ? sandboxFapiaoService(CNDNS_API_URL) : null;
}
