import { afterEach, expect, it, vi } from "vitest";
import { callContract } from "./call-contract";
import { type Send, sendWithProgress } from "./send-with-progress";

afterEach(() => vi.unstubAllGlobals());

const words = { network: "no network", unreadable: "no answer" };
const call = { method: "POST", path: "/api/v1/things/{id}" } as const;

/** Stands in for the browser's; `end` is what becomes of the request. */
function stubRequest(end: (request: FakeRequest) => void): FakeRequest[] {
  const made: FakeRequest[] = [];
  class Stub extends FakeRequest {
    constructor() {
      super();
      made.push(this);
    }
    override send(body: string | null) {
      super.send(body);
      end(this);
    }
  }
  vi.stubGlobal("XMLHttpRequest", Stub);
  return made;
}

class FakeRequest {
  status = 0;
  responseText = "";
  sent: unknown[] = [];
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  open(...what: unknown[]) {
    this.sent.push(what);
  }
  setRequestHeader(...header: unknown[]) {
    this.sent.push(header);
  }
  send(body: string | null) {
    this.sent.push(body);
  }
}

const make = (send: Send) =>
  callContract(call, { id: "7", text: "hello" } as never, { words, idempotencyKey: "k", send });

it("sends what fetch would, and says how much of it is sent", async () => {
  const made = stubRequest((request) => {
    request.upload.onprogress?.({ loaded: 5, total: 10 });
    Object.assign(request, { status: 201, responseText: '{"number":"T1"}' });
    request.onload?.();
  });
  const shares: number[] = [];
  expect(await make(sendWithProgress((share) => shares.push(share)))).toEqual({ ok: true, value: { number: "T1" } });
  expect(shares).toEqual([0.5]);
  const sent = made[0]?.sent;
  expect(sent).toContainEqual(["POST", "/api/v1/things/7"]);
  expect(sent).toContainEqual(["idempotency-key", "k"]);
  expect(sent).toContain('{"text":"hello"}');
});

it("tells a refusal, an answer without a body, and a lost connection apart", async () => {
  const problem = { code: "tickets.closed", detail: "It is closed." };
  stubRequest((request) => {
    Object.assign(request, { status: 409, responseText: JSON.stringify(problem) });
    request.onload?.();
  });
  expect(await make(sendWithProgress(() => {}))).toMatchObject({ ok: false, failure: { status: 409, ...problem } });
  stubRequest((request) => {
    request.status = 204;
    request.onload?.();
  });
  expect(await make(sendWithProgress(() => {}))).toEqual({ ok: true, value: {} });
  stubRequest((request) => request.onerror?.());
  expect(await make(sendWithProgress(() => {}))).toMatchObject({ ok: false, failure: { code: "network" } });
});
