import type { ServerResponse } from "node:http";

/** The compression adds flush(), which sends what it holds. */
type Response = ServerResponse & { flush?: () => void };

/**
 * Joins the pieces of a page that are written in one turn of the event loop: React writes many small ones, and each would be compressed
 * and sent alone. No piece waits longer than that turn. Only pages and parts of pages are joined.
 */
export function gatherWrites(response: Response): void {
  const { write, end, flush: flushBelow } = response;
  let pieces: Buffer[] = [];
  let waiting: NodeJS.Immediate | undefined;
  let room = true;

  const isPage = () => /^text\/(?:html|x-component)/.test(String(response.getHeader("content-type") ?? ""));
  const pass = () => {
    clearImmediate(waiting);
    waiting = undefined;
    if (pieces.length === 0) return;
    const whole = pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
    pieces = [];
    room = Reflect.apply(write, response, [whole]) as boolean;
  };
  const passAndFlush = () => {
    pass();
    flushBelow?.();
  };

  response.write = function gather(this: ServerResponse, chunk: unknown, ...rest: unknown[]) {
    const done = rest.at(-1);
    if (!isPage()) return Reflect.apply(write, response, [chunk, ...rest]);
    pieces.push(typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk as Uint8Array));
    waiting ??= setImmediate(passAndFlush);
    if (typeof done === "function") queueMicrotask(() => done());
    // When the buffer below is full, the page waits until it has drained, as without this wrapper.
    return room;
  } as typeof write;

  response.end = function finish(this: ServerResponse, ...args: unknown[]) {
    pass();
    return Reflect.apply(end, response, args);
  } as typeof end;

  response.flush = () => {
    // Next calls it after every piece; joined pieces are flushed together.
    if (!isPage()) flushBelow?.();
  };
  response.on("drain", () => {
    room = true;
  });
}
