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
/** A stream that made room for newer ones comes back only after so long, or the pages would go on pushing each other out. */
const RETRY_MS = 60_000;

/**
 * Server-sent events: `order` with the order as JSON, `end` when it is final. A browser that loses the stream connects
 * again by itself and is told the present state first. The stream ends at once with the session that opened it, and when
 * the session or account opens too many (countStream).
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
  let farewell = "";
  const countOut = countStream(actor, () => {
    farewell = `retry: ${RETRY_MS}\n\n`;
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
        for await (const order of watchOrder(actor, input, leaving.signal)) {
          if (leaving.signal.aborted) break;
          send(`event: order\ndata: ${JSON.stringify(z.encode(orderView, order))}\n\n`);
        }
        send(leaving.signal.aborted ? farewell : "event: end\ndata: {}\n\n");
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
