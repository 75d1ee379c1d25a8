import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import net from "node:net";
import tls from "node:tls";
import type { UnreachedReason } from "./outcome";
import { MAX_REPLY_BYTES } from "./reading/read-reply";

/** One HTTP exchange. Nothing here knows rows, codes or JSON. No redirects, no proxy, no cookies. */
export interface Exchange {
  base: URL;
  method: "GET" | "POST";
  /** Path with the query. Never logged. */
  path: string;
  body: string | null;
  timeoutMs: number;
  connectTimeoutMs: number;
  signal?: AbortSignal | undefined;
}

export interface Received {
  httpStatus: number | null;
  bytes: Buffer;
  date: Date | null;
}

export type Sent =
  | { kind: "unreached"; reason: UnreachedReason }
  | ({ kind: "reply" } & Received)
  | ({ kind: "broken"; reason: "timeout" | "reset" | "aborted" | "too_large" } & Received);

/**
 * Sends once, on a connection of its own that is closed afterwards. The request is written only after `beforeSend`
 * returned true, so until then it is certain that nothing was sent. Afterwards the signal is ignored, because
 * aborting would only lose the answer.
 */
export async function sendOnce(exchange: Exchange, beforeSend: () => boolean): Promise<Sent> {
  const connected = await connect(exchange);
  if (!(connected instanceof net.Socket)) return connected;
  let veto: UnreachedReason | null = "vetoed";
  try {
    if (exchange.signal?.aborted) veto = "aborted";
    else if (connected.destroyed || !connected.writable) veto = "connect_failed";
    else if (beforeSend()) veto = null;
  } finally {
    if (veto) connected.on("error", () => connected.destroy()).destroy();
  }
  if (veto) return { kind: "unreached", reason: veto };
  const request = http.request({ ...requestOptions(exchange), createConnection: () => connected });
  return exchangeOn(request, { ...exchange, signal: undefined }, () => true);
}

/** Sends a read on a kept-alive connection. An abort destroys the socket at once. */
export function sendRead(exchange: Exchange, agent: http.Agent): Promise<Sent> {
  const send = exchange.base.protocol === "https:" ? https.request : http.request;
  const request = send({ ...requestOptions(exchange), agent });
  let connected = false;
  request.on("socket", (socket) => {
    if (socket.connecting) socket.once("connect", () => (connected = true));
    else connected = true;
  });
  return exchangeOn(request, exchange, () => connected);
}

function requestOptions({ base, method, path, body }: Exchange): http.RequestOptions {
  return {
    host: base.hostname.replace(/^\[|\]$/g, ""),
    port: base.port || (base.protocol === "https:" ? 443 : 80),
    method,
    path: base.pathname.replace(/\/$/, "") + path,
    headers: {
      host: base.host,
      accept: "*/*",
      "accept-encoding": "identity",
      ...(body === null
        ? {}
        : { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) }),
    },
  };
}

/** Opens a connection, TLS included. Resolves to the socket, or to the reason why there is none. */
function connect({ base, connectTimeoutMs, signal }: Exchange): Promise<net.Socket | Sent> {
  const secure = base.protocol === "https:";
  const host = base.hostname.replace(/^\[|\]$/g, "");
  const port = Number(base.port || (secure ? 443 : 80));
  return new Promise((resolve) => {
    const socket = secure
      ? tls.connect({ host, port, ...(net.isIP(host) ? {} : { servername: host }), ALPNProtocols: ["http/1.1"] })
      : net.connect({ host, port });
    let reached = false;
    const settle = (result: net.Socket | Sent) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      socket.removeListener("error", onError);
      if (result !== socket) socket.on("error", () => socket.destroy()).destroy();
      resolve(result);
    };
    const failed = (reason: UnreachedReason) => settle({ kind: "unreached", reason });
    const onError = (error: NodeJS.ErrnoException) => failed(connectReason(error, reached));
    const onAbort = () => failed("aborted");
    const timer = setTimeout(() => failed("connect_timeout"), connectTimeoutMs);
    socket.once("connect", () => {
      reached = true;
    });
    socket.once(secure ? "secureConnect" : "connect", () => settle(socket));
    socket.on("error", onError);
    signal?.addEventListener("abort", onAbort, { once: true });
    if (signal?.aborted) onAbort();
  });
}

function connectReason(error: NodeJS.ErrnoException, reached: boolean): UnreachedReason {
  if (reached) return "tls_failed";
  if (error.code === "ENOTFOUND" || error.code === "EAI_AGAIN" || error.syscall === "getaddrinfo") return "name_lookup";
  if (error.code === "ECONNREFUSED") return "refused";
  return error.code === "ETIMEDOUT" ? "connect_timeout" : "connect_failed";
}

function exchangeOn(request: http.ClientRequest, exchange: Exchange, connected: () => boolean): Promise<Sent> {
  const { signal, timeoutMs, body } = exchange;
  return new Promise((resolve) => {
    const got: Received = { httpStatus: null, bytes: Buffer.alloc(0), date: null };
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (sent: Sent) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(sent);
    };
    const received = () => ({ ...got, bytes: Buffer.concat(chunks) });
    const broken = (reason: "timeout" | "reset" | "aborted" | "too_large") => {
      settle({ kind: "broken", reason, ...received() });
      request.destroy();
    };
    const giveUp = (reason: "aborted" | "timeout") => {
      if (connected()) return broken(reason);
      settle({ kind: "unreached", reason: reason === "timeout" ? "connect_timeout" : reason });
      request.destroy();
    };
    const onAbort = () => giveUp("aborted");
    const timer = setTimeout(() => giveUp("timeout"), timeoutMs);
    signal?.addEventListener("abort", onAbort, { once: true });
    request.on("error", (error: NodeJS.ErrnoException) => {
      if (connected()) broken("reset");
      else settle({ kind: "unreached", reason: connectReason(error, false) });
    });
    request.on("response", (response: IncomingMessage) => {
      got.httpStatus = response.statusCode ?? null;
      got.date = dateOf(response.headers.date);
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_REPLY_BYTES) broken("too_large");
        else chunks.push(chunk);
      });
      response.on("error", () => broken("reset"));
      response.on("end", () => (response.complete ? settle({ kind: "reply", ...received() }) : broken("reset")));
      response.on("close", () => {
        if (!response.complete) broken("reset");
      });
    });
    request.on("close", () => {
      if (got.httpStatus === null) broken("reset");
    });
    if (signal?.aborted) onAbort();
    else request.end(body ?? undefined);
  });
}

function dateOf(header: string | undefined): Date | null {
  if (header === undefined) return null;
  const at = new Date(header);
  return Number.isNaN(at.getTime()) ? null : at;
}
