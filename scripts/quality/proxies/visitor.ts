import { connect as connectHttp2, constants } from "node:http2";
import { Agent, request } from "node:https";
import { connect, type TLSSocket } from "node:tls";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** The shop's name, as it stands in the files of deploy/. */
export const NAME = "shop.example.com";
export const ORIGIN = `https://${NAME}`;

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** An address of 127.0.0.0/8 to come from, so that the proxy's own address is another one. */
  from?: string;
}

export interface Heard {
  /** 0: there was no answer, or it broke off. */
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Decompressed. */
  text: string;
  bytes: number;
  /** When each piece came, in milliseconds after the question. */
  times: number[];
  /** The question's start to the answer's end. */
  ms: number;
}

/** Connects to the proxy as if the shop's name led there. */
export class ProxyAgent extends Agent {
  constructor(
    readonly proxyPort: number,
    readonly ca: string,
    /** Where the proxy is. */
    readonly proxyHost = "127.0.0.1",
  ) {
    super({ keepAlive: true });
  }

  override createConnection(options: { localAddress?: string | undefined }): TLSSocket {
    return connect({
      ...{ host: this.proxyHost, port: this.proxyPort, servername: NAME, ca: this.ca },
      ...(options.localAddress ? { localAddress: options.localAddress } : {}),
    });
  }
}

const TIMEOUT_MS = 120_000;

/** One question over HTTP/1.1. @param heard is called with all that has come so far */
export function ask(
  agent: ProxyAgent,
  path: string,
  asked: Asked = {},
  heard?: (text: string) => void,
): Promise<Heard> {
  const { method = "GET", headers = {}, body, from } = asked;
  const began = performance.now();
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const times: number[] = [];
    let answered: Pick<Heard, "status" | "headers"> = { status: 0, headers: {} };
    const end = (status: number) => {
      const whole = Buffer.concat(parts);
      const { headers } = answered;
      resolve({
        status,
        headers,
        text: readable(whole, headers),
        bytes: whole.length,
        times,
        ms: performance.now() - began,
      });
    };
    const lost = () => end(0);
    const sent = request(
      `${ORIGIN}${path}`,
      {
        ...{ method, agent },
        headers: { ...headers, ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }) },
        ...(from ? { localAddress: from } : {}),
      },
      (answer) => {
        answered = { status: answer.statusCode ?? 0, headers: answer.headers };
        answer.on("data", (part: Buffer) => {
          parts.push(part);
          times.push(performance.now() - began);
          heard?.(Buffer.concat(parts).toString("utf8"));
        });
        answer.once("error", lost).once("end", () => end(answered.status));
      },
    );
    sent.setTimeout(TIMEOUT_MS, () => sent.destroy());
    // A proxy that refuses a body may answer before it has read all of it, and close.
    sent.once("error", () => (answered.status === 0 ? lost() : undefined)).end(body);
  });
}

/** One question over HTTP/2. @throws Error when the proxy does not offer it */
export function askHttp2(
  { proxyHost, proxyPort, ca }: ProxyAgent,
  path: string,
  headers: Record<string, string> = {},
): Promise<Heard> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const session = connectHttp2(ORIGIN, {
      createConnection: () =>
        connect({ host: proxyHost, port: proxyPort, servername: NAME, ca, ALPNProtocols: ["h2"] }),
    });
    session.once("error", reject);
    const stream = session.request({ [constants.HTTP2_HEADER_PATH]: path, ...headers });
    const parts: Buffer[] = [];
    const times: number[] = [];
    let got: Record<string, string | string[] | undefined> = {};
    stream.once("response", (answer) => (got = answer as typeof got));
    stream.on("data", (part: Buffer) => {
      parts.push(part);
      times.push(performance.now() - began);
    });
    stream.once("error", reject);
    stream.once("end", () => {
      session.close();
      const whole = Buffer.concat(parts);
      const status = Number(got[constants.HTTP2_HEADER_STATUS] ?? 0);
      resolve({
        status,
        headers: got,
        text: readable(whole, got),
        bytes: whole.length,
        times,
        ms: performance.now() - began,
      });
    });
    stream.end();
  });
}

function readable(whole: Buffer, headers: Heard["headers"]): string {
  if (whole.length === 0) return "";
  if (headers["content-encoding"] === "gzip") return gunzipSync(whole).toString("utf8");
  if (headers["content-encoding"] === "br") return brotliDecompressSync(whole).toString("utf8");
  return whole.toString("utf8");
}
