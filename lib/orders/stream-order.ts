import "server-only";
import { z } from "zod";
import { countStream } from "@/lib/auth/open-streams";
import { watchSession } from "@/lib/auth/watch-session";
import type { CustomerActor } from "@/lib/core/actor";
import type { RequestContext } from "@/lib/http/serve";
import { orderView } from "./contract";
import { findOrder } from "./find-order";
import { watchOrder } from "./watch-order";

const PING_MS = 20_000;
/** When a browser may reconnect a stream that was closed for newer ones. Sooner, its pages would go on closing one another's streams. */
const RETRY_MS = 60_000;

/**
 * Server-sent events: `order` with the order as JSON, `end` when it is final. A browser that loses the stream reconnects by itself and
 * gets the present state first. The stream ends when its session ends, and when the session or account opens too many (countStream).
 * @throws AppError not_found before the stream begins.
 */
export async function streamOrder(
  actor: CustomerActor,
  input: { id: string },
  context: Pick<RequestContext, "signal">,
): Promise<Response> {
  await findOrder(actor, input.id);
  const ending = new AbortController();
  const stop = () => ending.abort();
  context.signal.addEventListener("abort", stop);
  let retryLater = "";
  const countOut = countStream(actor, () => {
    retryLater = `retry: ${RETRY_MS}\n\n`;
    stop();
  });
  let unwatch: () => void = () => undefined;
  const release = () => {
    unwatch();
    countOut();
    context.signal.removeEventListener("abort", stop);
  };
  try {
    unwatch = await watchSession(actor, stop);
  } catch (error) {
    release();
    throw error;
  }
  const encoder = new TextEncoder();
  let gone = false;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => {
        if (!gone) controller.enqueue(encoder.encode(text));
      };
      const ping = setInterval(() => send(": ping\n\n"), PING_MS);
      try {
        for await (const order of watchOrder(actor, input, ending.signal)) {
          if (ending.signal.aborted) break;
          send(`event: order\ndata: ${JSON.stringify(z.encode(orderView, order))}\n\n`);
        }
        send(ending.signal.aborted ? retryLater : "event: end\ndata: {}\n\n");
        if (!gone) controller.close();
      } catch (error) {
        if (!gone) controller.error(error);
      } finally {
        clearInterval(ping);
        release();
      }
    },
    cancel: () => {
      gone = true;
      stop();
    },
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}
