import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { POST } from "./[...nextauth]/route";

/** The routes of next-auth: a request that the shop refuses never reaches next-auth. */
const ORIGIN = "https://shop.example";
const CHUNK = 16 * 1024;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ APP_URL: ORIGIN });
});
afterAll(() => database.drop());

const form = { origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" };

function send(body: BodyInit, headers: Record<string, string> = form, path = "callback/credentials") {
  const request = new Request(`${ORIGIN}/api/auth/${path}`, {
    method: "POST",
    headers,
    body,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  } as RequestInit);
  return POST(request, { params: Promise.resolve({ nextauth: path.split("/") }) });
}

it("refuses ten megabytes without reading them", async () => {
  let pulled = 0;
  const tenMegabytes = () =>
    new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += CHUNK;
          if (pulled > 10_000_000) controller.close();
          else controller.enqueue(new Uint8Array(CHUNK).fill(97));
        },
      },
      { highWaterMark: 0 },
    );
  const unannounced = await send(tenMegabytes());
  expect(unannounced.status).toBe(413);
  expect(pulled).toBeLessThanOrEqual(64 * 1024 + CHUNK);
  pulled = 0;
  expect((await send(tenMegabytes(), { ...form, "content-length": "10000000" })).status).toBe(413);
  expect(pulled).toBe(0);
});

it("takes forms of our own pages and nothing else", async () => {
  const refused: [status: number, body: string, headers: Record<string, string>, path?: string][] = [
    [415, "{", { ...form, "content-type": "application/json" }],
    [415, "x", { origin: ORIGIN, "content-type": "text/plain" }],
    [415, "--x", { origin: ORIGIN, "content-type": "multipart/form-data; boundary=x" }],
    [403, "email=a", { ...form, origin: "https://evil.example" }],
    [422, "email=a%00b%40example.com", form],
    [404, "email=a", form, "signin/email"],
  ];
  for (const [status, body, headers, path] of refused) {
    const answer = await send(body, headers, path);
    expect([status, body, answer.status]).toEqual([status, body, status]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  }
});
