import "server-only";
import { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import type { RequestContext } from "@/lib/http/serve";
import { orderView } from "./contract";
import { findOrder } from "./find-order";
import { watchOrder } from "./watch-order";

const PING_MS = 20_000;

/**
 * Server-sent events: `order` with the order as JSON, `end` when it is final. A browser that loses the stream connects
 * again by itself and is told the present state first.
 * @throws AppError not_found before the stream begins.
 */
export async function streamOrder(
  actor: CustomerActor,
  input: { id: string },
  context: Pick<RequestContext, "signal">,
): Promise<Response> {
  await findOrder(actor, input.id);
  const leaving = new AbortController();
  const stop = () => leaving.abort();
  context.signal.addEventListener("abort", stop);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => {
        if (!leaving.signal.aborted) controller.enqueue(encoder.encode(text));
      };
      const ping = setInterval(() => send(": ping\n\n"), PING_MS);
      try {
        for await (const order of watchOrder(actor, input, leaving.signal)) {
          send(`event: order\ndata: ${JSON.stringify(z.encode(orderView, order))}\n\n`);
        }
        send("event: end\ndata: {}\n\n");
        if (!leaving.signal.aborted) controller.close();
      } catch (error) {
        if (!leaving.signal.aborted) controller.error(error);
      } finally {
        clearInterval(ping);
        context.signal.removeEventListener("abort", stop);
      }
    },
    cancel: stop,
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}
