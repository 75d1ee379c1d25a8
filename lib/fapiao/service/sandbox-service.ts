import "server-only";
import { z } from "zod";
import { day } from "@/lib/core/day";
import type { FapiaoAnswer, FapiaoOrder, FapiaoService } from "./fapiao-service";

const TIMEOUT_MS = 10_000;

const answer = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("issued"),
    code: z.string(),
    number: z.string(),
    issuedOn: day,
    file: z.object({ name: z.string().max(150), content: z.base64() }),
  }),
  z.object({ kind: z.literal("accepted") }),
  z.object({ kind: z.literal("refused"), reason: z.string().max(500) }),
  z.object({ kind: z.literal("absent") }),
]);

/** The fapiao service of the sandbox (sandbox/fapiao), over HTTP. @param url where the sandbox is */
export function sandboxFapiaoService(url: string): FapiaoService {
  const ask = async (verb: string, body: object): Promise<FapiaoAnswer> => {
    try {
      const response = await fetch(`${url}/fapiao/${verb}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body, (_, value) => (typeof value === "bigint" ? value.toString() : value)),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const parsed = answer.safeParse(await response.json());
      return parsed.success ? parsed.data : { kind: "unknown", reason: `status ${response.status}` };
    } catch (error) {
      // Whatever broke, it may have arrived: asking under the same number finds out.
      return { kind: "unknown", reason: error instanceof Error ? error.message.slice(0, 200) : "no answer" };
    }
  };
  return {
    issue: (order: FapiaoOrder) => ask("issue", order),
    red: (order: FapiaoOrder) => ask("red", order),
    query: (reference: string) => ask("query", { reference }),
  };
}
