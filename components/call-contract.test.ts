import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { answerShape } from "@/lib/http/answer-shape";
import { contract, fenText } from "@/lib/http/contract";
import { address, type ContractCall, callContract } from "./call-contract";
import { intentKeys } from "./intent-key";

const words = { network: "no connection", unreadable: "can't be read" };
const renew = contract({
  method: "POST",
  path: "/api/v1/services/{id}/renewals",
  summary: "renews",
  access: "customer",
  input: z.object({ id: z.string(), maxFen: fenText }),
  output: z.object({ paidFen: fenText }),
});
const renewCall: ContractCall<typeof renew> = {
  method: renew.method,
  path: renew.path,
  answer: answerShape(renew.output),
};
const answer = (status: number, body: unknown) =>
  vi.fn<typeof fetch>(async () => new Response(body === undefined ? null : JSON.stringify(body), { status }));

afterEach(() => vi.unstubAllGlobals());

describe("address", () => {
  it("fills the path and sends the rest as a body", () => {
    expect(address(renew, { id: "a/b", maxFen: 5n })).toEqual({
      url: "/api/v1/services/a%2Fb/renewals",
      body: '{"maxFen":"5"}',
    });
  });

  it("sends the rest of a GET as a query", () => {
    expect(address({ method: "GET", path: "/api/v1/x" }, { q: "山", tag: ["a", "b"], after: undefined })).toEqual({
      url: "/api/v1/x?q=%E5%B1%B1&tag=a&tag=b",
      body: undefined,
    });
  });

  it("is a mistake without a path parameter", () => {
    expect(() => address(renew, {})).toThrow(/needs id/);
  });
});

describe("callContract", () => {
  it("decodes the value and passes the key on", async () => {
    const fetched = answer(200, { paidFen: "8800" });
    vi.stubGlobal("fetch", fetched);
    const result = await callContract(renewCall, { id: "1", maxFen: "9000" }, { words, idempotencyKey: "key-12345" });
    expect(result).toEqual({ ok: true, value: { paidFen: 8800n } });
    expect(fetched.mock.calls[0]?.[1]?.headers).toMatchObject({ "idempotency-key": "key-12345" });
  });

  it("reads problem+json", async () => {
    const fields = { maxFen: { code: "money.format", message: "not money" } };
    const problem = { code: "input.invalid", detail: "mend it", status: 422, fields, params: { n: 1 }, requestId: "r" };
    vi.stubGlobal("fetch", answer(422, problem));
    const result = await callContract(renewCall, { id: "1", maxFen: "x" }, { words });
    expect(result).toEqual({
      ok: false,
      failure: {
        code: "input.invalid",
        status: 422,
        detail: "mend it",
        fields: { maxFen: "not money" },
        params: { n: 1 },
        requestId: "r",
      },
    });
  });

  it.each([
    ["a proxy's page", 502, undefined, "unreadable"],
    ["a value of another shape", 200, { paidFen: 1 }, "unreadable"],
  ])("does not take %s for an answer", async (_, status, body, code) => {
    vi.stubGlobal("fetch", answer(status, body));
    const result = await callContract(renewCall, { id: "1", maxFen: "1" }, { words });
    expect(result).toMatchObject({ ok: false, failure: { code, detail: words.unreadable } });
  });

  it("says that there was no connection", async () => {
    vi.stubGlobal(
      "fetch",
      vi.fn(async () => Promise.reject(new TypeError("failed"))),
    );
    const result = await callContract(renewCall, { id: "1", maxFen: "1" }, { words });
    expect(result).toMatchObject({ ok: false, failure: { code: "network", detail: words.network } });
  });
});

describe("intentKeys", () => {
  it("keeps a key for the same intent and changes it after", () => {
    let made = 0;
    const keys = intentKeys(() => {
      made += 1;
      return `key-${made}`;
    });
    expect([keys.keyFor({ n: 1n }), keys.keyFor({ n: 1n }), keys.keyFor({ n: 2n })]).toEqual([
      "key-1",
      "key-1",
      "key-2",
    ]);
    keys.forget();
    expect(keys.keyFor({ n: 2n })).toBe("key-3");
  });
});
