import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/core/log";
import { withRequestId } from "@/lib/core/request-id";
import { inSpan } from "@/lib/core/span";
import { secretNames } from "@/lib/core/testing/secret-names";
import { ENVIRONMENT } from "@/scripts/testing/database";
import type { ErrorEvent } from "./error-event";
import { parseDsn } from "./parse-dsn";
import { type ErrorSender, sendErrors } from "./send-errors";
import { startTracing } from "./start-tracing";
import { startReceiver } from "./testing/receiver";

const SECRET = "s3cr3t-value";
const REQUEST = "0199c0de-1234-4abc-8def-0123456789ab";
const TRACE = REQUEST.replaceAll("-", "");

type Receiver = Awaited<ReturnType<typeof startReceiver>>;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await receiver.close();
});

/** Runs a process that logs and traces with a secret in every field. @returns how it ended */
function runObserved(
  variables: Record<string, string>,
  ...more: string[]
): Promise<{ code: number | null; said: string }> {
  const script = "server/observing/testing/observed-process.ts";
  const child = spawn(process.execPath, ["--import", "tsx", script, SECRET, JSON.stringify(secretNames), ...more], {
    env: {
      ...process.env,
      ...ENVIRONMENT,
      DATABASE_URL: "postgresql://a:b@127.0.0.1:9/none",
      LOG_LEVEL: "info",
      TSX_TSCONFIG_PATH: "tsconfig.node.json",
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, said })));
}

const eventsOf = ({ received }: Receiver) =>
  received
    .filter(({ path }) => path.includes("/envelope/"))
    .map(({ body }) => {
      const [head = "", item = "", event = ""] = body.split("\n");
      expect(JSON.parse(item)).toEqual({ type: "event", length: Buffer.byteLength(event) });
      const parsed = JSON.parse(event) as ErrorEvent;
      expect(JSON.parse(head).event_id).toBe(parsed.event_id);
      return parsed;
    });

interface SentSpan {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  status: { code: number; message?: string };
  attributes: { key: string; value: Record<string, unknown> }[];
}

const spansOf = ({ received }: Receiver): SentSpan[] =>
  received
    .filter(({ path }) => path === "/v1/traces")
    .flatMap(({ body }) => JSON.parse(body).resourceSpans)
    .flatMap((resource) => resource.scopeSpans)
    .flatMap((scope) => scope.spans);

const attributeOf = ({ attributes }: SentSpan, key: string) =>
  Object.values(attributes.find((one) => one.key === key)?.value ?? {})[0];

describe("a process with SENTRY_DSN and OTEL_EXPORTER_OTLP_ENDPOINT", () => {
  it("sends each error with its causes, frames, release and request, and its spans under the request's own id", async () => {
    const { host } = receiver;
    const { code, said } = await runObserved({
      SENTRY_DSN: `http://public@${host}/sub/42`,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://${host}/`,
      OTEL_EXPORTER_OTLP_HEADERS: "x-collector-key=k7",
      OTEL_SERVICE_NAME: "orange",
    });
    expect([code, said.includes("this is no error")]).toEqual([0, true]);

    const events = eventsOf(receiver);
    expect(events.map(({ level, message }) => [level, message.formatted]).sort()).toEqual([
      ["error", "a package says"],
      ["error", "a page failed with token=[removed]"],
      ["fatal", "the books do not agree"],
    ]);
    const failed = events.find(({ message }) => message.formatted.startsWith("a page failed"));
    expect(failed).toMatchObject({
      release: "kumquat@0.1.0",
      environment: "sandbox",
      logger: "worker",
      tags: { part: "worker", requestId: REQUEST },
      contexts: { trace: { trace_id: TRACE } },
      extra: { itemId: "item-7", error: { code: "E42" }, password: "[removed]" },
    });
    const [cause, outer] = failed?.exception?.values ?? [];
    expect([cause?.type, outer?.type]).toEqual(["Error", "PageFailed"]);
    expect(cause?.value).toBe("connect to postgresql://kumquat_app:[removed]@db:5432/kumquat failed");
    const last = outer?.stacktrace.frames.at(-1);
    expect(last).toMatchObject({ in_app: true });
    expect(last?.filename).toMatch(/observed-process\.ts$/);
    const [posted] = receiver.received.filter(({ path }) => path === "/sub/api/42/envelope/");
    expect(posted?.headers["x-sentry-auth"]).toMatch(/sentry_version=7.*sentry_key=public/);

    const spans = spansOf(receiver);
    const job = spans.find(({ name }) => name.startsWith("job "));
    const call = spans.find(({ name }) => name.startsWith("upstream "));
    expect(spans).toHaveLength(2);
    expect(job).toMatchObject({ name: "job send-mail?token=[removed]", traceId: TRACE, parentSpanId: TRACE.slice(16) });
    expect(call).toMatchObject({
      name: "upstream domains.CreateDom",
      traceId: TRACE,
      parentSpanId: job?.spanId,
      status: { code: 2, message: '"password":"[removed]"' },
    });
    expect([job, call].map((span) => span && attributeOf(span, "requestId"))).toEqual([REQUEST, REQUEST]);
    const traced = receiver.received.find(({ path }) => path === "/v1/traces");
    expect(traced?.headers["x-collector-key"]).toBe("k7");
    expect(traced?.body).toContain('"orange-worker"');
  }, 30_000);

  it("sends no secret, in whichever field it stands", async () => {
    const { host } = receiver;
    await runObserved({ SENTRY_DSN: `http://public@${host}/42`, OTEL_EXPORTER_OTLP_ENDPOINT: `http://${host}` });
    expect([eventsOf(receiver).length, spansOf(receiver).length]).toEqual([3, 2]);
    const all = receiver.received.map(({ body }) => body).join("\n");
    expect(all).not.toContain(SECRET);
    const [event] = eventsOf(receiver);
    const job = spansOf(receiver).find(({ name }) => name.startsWith("job "));
    for (const name of secretNames) {
      expect([name, event?.extra[name]]).toEqual([name, "[removed]"]);
      expect([name, job && attributeOf(job, name)]).toEqual([name, "[removed]"]);
    }
  }, 30_000);

  it("sends the error that ends it, and ends", async () => {
    const { host } = receiver;
    const { code, said } = await runObserved({ SENTRY_DSN: `http://public@${host}/42` }, "die");
    expect(code).toBe(1);
    expect(said).toContain("the process could not go on");
    const fatal = eventsOf(receiver).find(({ message }) => message.formatted === "the process could not go on");
    expect(fatal?.exception?.values[0]?.value).toBe("lost with token=[removed]");
    expect(spansOf(receiver)).toEqual([]);
  }, 30_000);

  it("sends nothing without them", async () => {
    expect((await runObserved({})).code).toBe(0);
    expect(receiver.received).toEqual([]);
  }, 30_000);
});

describe("traces", () => {
  const options = { service: "kumquat-web", release: "kumquat@1", ratio: 1 };

  /** A web process of one request, which calls the upstream before it answers. */
  async function answerOne(tracing: ReturnType<typeof startTracing>, status: number): Promise<void> {
    const server = createServer((request, response) =>
      withRequestId(REQUEST, async () => {
        tracing.request(request, response, "/pay/[token]");
        await inSpan({ name: "upstream domains.CheckDomain", kind: "call" }, async () => undefined);
        response.writeHead(status).end();
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await fetch(`http://127.0.0.1:${port}/pay/${SECRET}?q=${SECRET}`);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  it("hold a request by its route alone, and what it caused", async () => {
    const tracing = startTracing({ ...options, endpoint: `http://${receiver.host}` });
    await answerOne(tracing, 503);
    await tracing.stop();
    const [call, request] = spansOf(receiver);
    expect(request).toMatchObject({
      name: "GET /pay/[token]",
      kind: 2,
      traceId: TRACE,
      spanId: TRACE.slice(16),
      status: { code: 2, message: "answered 503" },
    });
    expect(call).toMatchObject({ traceId: TRACE, parentSpanId: request?.spanId, kind: 3 });
    expect(request && attributeOf(request, "http.response.status_code")).toBe(503);
    expect(receiver.received.map(({ body }) => body).join()).not.toContain(SECRET);
  });

  it("are left out by the request's id, so that all processes leave out the same ones", async () => {
    const tracing = startTracing({ ...options, ratio: 0.000_001, endpoint: `http://${receiver.host}` });
    await answerOne(tracing, 200);
    await tracing.stop();
    expect(receiver.received).toEqual([]);
  });
});

describe("sending errors", () => {
  const origin = { part: "web", release: "kumquat@1", environment: "production" };
  const dsnOf = ({ host }: Receiver) => parseDsn(`http://public@${host}/42`) ?? { url: "", key: "" };
  const fail = (sender: ErrorSender, times: number) => {
    const line = { fatal: false, message: "the database is away", fields: {}, requestId: undefined };
    for (let time = 0; time < times; time++) sender.take(line);
  };

  it("sends no more than the receiver can take at once, and sixty a minute", async () => {
    vi.spyOn(Date, "now").mockReturnValue(60_000 * 1_000);
    const sender = sendErrors(dsnOf(receiver), origin);
    for (let burst = 0; burst < 10; burst++) {
      fail(sender, 30);
      await sender.flush(5_000);
      expect(receiver.received.length).toBe(Math.min(60, (burst + 1) * 20));
    }
  });

  it("sends nothing for as long as the receiver says", async () => {
    const refusing = await startReceiver(429, { "retry-after": "120" });
    const clock = vi.spyOn(Date, "now").mockReturnValue(60_000_000);
    const sender = sendErrors(dsnOf(refusing), origin);
    fail(sender, 1);
    await sender.flush(5_000);
    clock.mockReturnValue(60_119_000);
    fail(sender, 1);
    await sender.flush(5_000);
    expect(refusing.received).toHaveLength(1);
    clock.mockReturnValue(60_121_000);
    fail(sender, 1);
    await sender.flush(5_000);
    expect(refusing.received).toHaveLength(2);
    await refusing.close();
  });

  it("goes on when nobody answers, and says how many were lost", async () => {
    const clock = vi.spyOn(Date, "now").mockReturnValue(60_000_000);
    const warned = vi.spyOn(log, "warn").mockImplementation(() => undefined);
    const sender = sendErrors({ url: "http://127.0.0.1:9/api/1/envelope/", key: "k" }, origin);
    fail(sender, 3);
    await sender.flush(5_000);
    clock.mockReturnValue(60_060_000);
    fail(sender, 1);
    expect(warned.mock.calls.map(([fields]) => fields)).toEqual([{ lost: 3 }]);
    await sender.flush(5_000);
  });

  it("reads addresses as Sentry gives them, and nothing else", () => {
    expect(parseDsn("https://abc@o1.ingest.sentry.io/450")).toEqual({
      url: "https://o1.ingest.sentry.io/api/450/envelope/",
      key: "abc",
    });
    expect(parseDsn("http://abc:old@glitchtip.example.com:8000/a/b/7")?.url).toBe(
      "http://glitchtip.example.com:8000/a/b/api/7/envelope/",
    );
    for (const wrong of ["https://sentry.io/1", "https://abc@sentry.io/", "https://abc@sentry.io/x", "ftp://a@b/1", ""])
      expect(parseDsn(wrong)).toBeNull();
  });
});
