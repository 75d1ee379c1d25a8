import type { Server, ServerResponse } from "node:http";

const LOOK_MS = 100;
/** A stream that lasts as long as its visitor stays (an order's progress). Browsers connect again by themselves: EventSource does. */
const ENDLESS = /^text\/event-stream/;

/**
 * Ends a server without cutting anybody off: no connection is taken any more, requests in flight are answered, streams without an
 * end are ended, connections that are kept open are closed as soon as they are idle.
 */
export class Drain {
  private readonly open = new Set<ServerResponse>();
  private draining = false;

  constructor(private readonly server: Server) {}

  /** Tells of each request that is answered. */
  add(response: ServerResponse): void {
    this.open.add(response);
    if (this.draining) response.setHeader("connection", "close");
    response.once("close", () => this.open.delete(response));
  }

  /** Resolves when all is answered; after `mostMs` what is left is cut. */
  async end(mostMs: number): Promise<void> {
    this.draining = true;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const response of this.open) if (!response.headersSent) response.setHeader("connection", "close");
    const look = () => {
      for (const response of this.open) if (isEndless(response)) endNow(response);
      // A connection whose answer went out as "keep-alive" just before would stay for a minute.
      this.server.closeIdleConnections();
    };
    look();
    const looking = setInterval(look, LOOK_MS);
    const cut = setTimeout(() => this.server.closeAllConnections(), mostMs);
    await closed;
    clearInterval(looking);
    clearTimeout(cut);
  }
}

const isEndless = (response: ServerResponse) =>
  response.headersSent && ENDLESS.test(String(response.getHeader("content-type") ?? ""));

/** What its author still writes goes nowhere: after the end it would be an error that ends the process. */
function endNow(response: ServerResponse): void {
  if (response.writableEnded) return;
  response.end();
  response.write = () => true;
  response.end = () => response;
}
