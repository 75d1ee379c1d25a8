import { connect } from "node:net";

export interface RawAnswer {
  /** 0: the connection ended without an answer; -1: nothing came in time. */
  status: number;
  headers: string;
  body: string;
}

const TIMEOUT_MS = 20_000;
const STREAM = /^content-type: (text\/event-stream|application\/x-ndjson)/im;
const MOST_BYTES = 200_000;

/** Sends the bytes unchanged over a connection of their own and reads the answer; of a stream only its beginning. */
export function sendRaw(port: number, bytes: Buffer): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let read = "";
    const done = (late = false) => {
      socket.destroy();
      const [, status] = /^HTTP\/1\.[01] (\d{3})/.exec(read) ?? [];
      const end = read.indexOf("\r\n\r\n");
      const headers = end < 0 ? read : read.slice(0, end);
      resolve({ status: status ? Number(status) : late ? -1 : 0, headers, body: end < 0 ? "" : read.slice(end + 4) });
    };
    socket.setTimeout(TIMEOUT_MS, () => done(true));
    socket.on("data", (chunk) => {
      if (read.length < MOST_BYTES) read += chunk.toString("latin1");
      const end = read.indexOf("\r\n\r\n");
      if (end >= 0 && STREAM.test(read.slice(0, end))) done();
    });
    socket.on("close", () => done());
    // A server may refuse a body and close the connection before all of it is sent; its answer is still read.
    socket.on("error", () => undefined);
    socket.write(bytes);
  });
}
