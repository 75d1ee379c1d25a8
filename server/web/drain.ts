import type { Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_MS = 100;
/** Such a stream lasts as long as its visitor stays (an order's progress). A browser's EventSource connects again by itself. */
const ENDLESS = /^text\/event-stream/;

/**
 * Stops a server without interrupting an answer. For `noticeMs` it goes on as before, but closes each connection after its answer: time in
 * which a load balancer that asks for its health leaves it out. Then it accepts no new connections, answers running requests, ends the
 * streams that have no end of their own, and closes each kept-alive connection as soon as it is idle.
 */
export class Drain {
  private readonly open = new Set<ServerResponse>();
  private draining = false;

  constructor(private readonly server: Server) {}

  /** Call it for each request. */
  add(response: ServerResponse): void {
    this.open.add(response);
    if (this.draining) response.setHeader("connection", "close");
    response.once("close", () => this.open.delete(response));
  }

  /** Resolves when every request is answered; after `mostMs` the remaining connections are closed. */
  async end(mostMs: number, noticeMs = 0): Promise<void> {
    this.draining = true;
    for (const response of this.open) if (!response.headersSent) response.setHeader("connection", "close");
    if (noticeMs > 0) await sleep(noticeMs);
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    const look = () => {
      for (const response of this.open) if (isEndless(response)) endNow(response);
      // A connection whose answer was sent with "keep-alive" just before would stay open for a minute.
      this.server.closeIdleConnections();
    };
    look();
    const looking = setInterval(look, LOOK_MS);
    const cut = setTimeout(() => this.server.closeAllConnections(), Math.max(0, mostMs - noticeMs));
    await closed;
    clearInterval(looking);
    clearTimeout(cut);
  }
}

const isEndless = (response: ServerResponse) =>
  response.headersSent && ENDLESS.test(String(response.getHeader("content-type") ?? ""));

/** Ends a stream and ignores later writes, which would raise an error that ends the process. */
function endNow(response: ServerResponse): void {
  if (response.writableEnded) return;
  response.end();
  response.write = () => true;
  response.end = () => response;
}
