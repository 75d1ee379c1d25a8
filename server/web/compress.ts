import type { IncomingMessage, ServerResponse } from "node:http";
import compression from "compression";

/** Streams (search, order progress) go out as they come: compressing would hold their first bytes back. */
const STREAMS = /^(text\/event-stream|application\/x-ndjson)/;

const middleware = compression({
  threshold: 1024,
  filter: (request, response) =>
    !STREAMS.test(String(response.getHeader("content-type") ?? "")) && compression.filter(request, response),
});

/** Compresses what is written to the response within `answer`, as far as the visitor takes it. */
export function compress(request: IncomingMessage, response: ServerResponse, answer: () => void): void {
  // Its types are those of Express, whose request and response are Node's.
  middleware(request as never, response as never, answer);
}
