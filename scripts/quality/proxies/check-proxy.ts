import { randomBytes, randomUUID } from "node:crypto";
import { request } from "node:http";
import { makePerson, PASSWORD } from "@/lib/accounts/testing/people";
import type { CheckHostFront } from "@/lib/search/testing/check-host-front";
import type { Town } from "../rolling/world";
import type { FrontProxy } from "./proxy-program";
import { readCsrf } from "./read-csrf";
import { readLargestBody } from "./read-largest-body";
import type { Steps } from "./steps";
import { ask, askHttp2, type Heard, ORIGIN } from "./visitor";

export interface FrontedShop {
  town: Town;
  front: CheckHostFront;
}

/** What a visitor claims to be, and the loopback address that one really has. */
const FORGED = "198.51.100.99";
const REAL = "127.0.0.2";
const HTML = { accept: "text/html", "accept-encoding": "gzip" };

const need = (holds: boolean, text: string) => {
  if (!holds) throw new Error(text);
};
const brief = ({ status, text }: Heard) => `${status} ${text.slice(0, 200)}`;

/** Everything that a proxy in front of one shop must do and must not do. */
export async function checkProxy(proxy: FrontProxy, { town, front }: FrontedShop, { step }: Steps): Promise<void> {
  const { agent, name } = proxy;
  const { db } = town.world.database;
  const [one, other] = town.customers;
  if (!one || !other) throw new Error("two customers are needed");
  const cookieOf = (customer: typeof one) => ({ ...HTML, cookie: customer.cookie });

  await step(`${name}: HTTPS, HTTP/2, and plain HTTP leads to it`, async () => {
    const first = await ask(agent, "/api/health");
    need(first.status === 200, `HTTP/1.1: ${brief(first)}`);
    const second = await askHttp2(agent, "/api/health");
    need(second.status === 200, `HTTP/2: ${brief(second)}`);
    const { status, location } = await plain(proxy.httpPort, "/prices?a=b");
    need([301, 308].includes(status), `plain HTTP: ${status}`);
    need(location === `${ORIGIN}/prices?a=b`, `plain HTTP leads to ${location}`);
  });

  await step(`${name}: pages and scripts are compressed once, and plain for who takes no compression`, async () => {
    const page = await ask(agent, "/prices", { headers: HTML });
    need(page.headers["content-encoding"] === "gzip", `a page: ${page.headers["content-encoding"]}`);
    need(page.text.includes("</html>"), "a page is not whole");
    const [script = ""] = /\/_next\/static\/[^"]+\.js/.exec(page.text) ?? [];
    for (const encoding of ["gzip", "br"]) {
      const file = await ask(agent, script, { headers: { "accept-encoding": encoding } });
      need(
        file.headers["content-encoding"] === encoding,
        `${script}: ${file.headers["content-encoding"]} for ${encoding}`,
      );
    }
    for (const path of ["/prices", script, "/sign-in"]) {
      const bare = await ask(agent, path, { headers: { "accept-encoding": "identity" } });
      need(bare.headers["content-encoding"] === undefined, `${path} is compressed for who takes none`);
    }
    const own = await ask(agent, "/account", { headers: cookieOf(one) });
    need(own.headers["content-encoding"] === "gzip", `a page of one's own: ${own.headers["content-encoding"]}`);
  });

  await step(`${name}: the shop knows visitors' addresses, and believes none that they claim`, async () => {
    for (const claimed of [FORGED, `${FORGED}, 203.0.113.1`, `${FORGED},`]) {
      const heard = await ask(agent, "/api/health", { from: REAL, headers: { "x-forwarded-for": claimed } });
      need(heard.headers["x-caller-address"] === REAL, `${claimed} makes it ${heard.headers["x-caller-address"]}`);
    }
    const { csrfToken, cookie } = await readCsrf(agent);
    const user = await makePerson();
    const form = new URLSearchParams({ csrfToken, email: user.email, password: PASSWORD, json: "true" });
    await ask(agent, "/api/auth/callback/credentials", {
      ...{ method: "POST", from: REAL, body: form.toString() },
      headers: {
        ...{ cookie, origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" },
        ...{ "x-forwarded-for": FORGED, "x-real-ip": FORGED, "x-kumquat-ip": FORGED, forwarded: `for=${FORGED}` },
      },
    });
    const sessions = await db.session.findMany({ where: { userId: user.id }, select: { ip: true } });
    need(sessions.length === 1 && sessions[0]?.ip === REAL, `the session is of ${JSON.stringify(sessions)}`);
  });

  await step(
    `${name}: no body is too large for the shop alone, and none larger than its largest gets through`,
    async () => {
      const most = readLargestBody();
      const headers = { cookie: one.cookie, origin: ORIGIN, "content-type": "application/json" };
      const send = (bytes: number) =>
        ask(agent, "/api/v1/orders", {
          ...{ method: "POST", body: randomBytes(bytes) },
          headers: { ...headers, "idempotency-key": randomUUID() },
        });
      const beyond = await send(most + 1);
      need(beyond.status === 413, `${most + 1} bytes: ${brief(beyond)}`);
      // Caddy passes a body on while it counts, and the shop refuses it by its length.
      if (name === "nginx") need(beyond.headers["x-request-id"] === undefined, "the shop was asked");
      const within = await send(most);
      need(within.status === 413, `${most} bytes where the shop takes less: ${brief(within)}`);
      need(String(within.headers["content-type"]).includes("problem+json"), "not the shop's own words");
    },
  );

  await step(`${name}: a page of one's own, or with a cookie, reaches nobody else`, async () => {
    const emails = await db.user.findMany({ where: { kind: "customer" }, select: { id: true, email: true } });
    const known = (text: string) => emails.filter(({ email }) => text.includes(email)).map(({ email }) => email);
    for (let turn = 0; turn < 3; turn++) {
      const mine = known((await ask(agent, "/account/security", { headers: cookieOf(one) })).text);
      const theirs = known((await ask(agent, "/account/security", { headers: cookieOf(other) })).text);
      need(mine.length === 1 && theirs.length === 1 && mine[0] !== theirs[0], `one sees ${mine}, the other ${theirs}`);
      const nobody = await ask(agent, "/account/security", { headers: HTML });
      need(known(nobody.text).length === 0 && nobody.status >= 300 && nobody.status < 400, brief(nobody));
      for (const path of ["/", "/prices", "/en/prices", "/search?q=kumquat", "/products"]) {
        const signedIn = await ask(agent, path, { headers: cookieOf(one) });
        const visitor = await ask(agent, path, { headers: HTML });
        need(signedIn.status === 200 && visitor.status === 200, `${path}: ${brief(signedIn)}`);
        need(known(signedIn.text + visitor.text).length === 0, `${path} names a customer`);
        need(signedIn.headers["set-cookie"] === undefined, `${path} is kept with a cookie`);
      }
      const session = await ask(agent, "/api/v1/session", { headers: cookieOf(one) });
      const none = await ask(agent, "/api/v1/session");
      need(known(session.text).length === 1 && known(none.text).length === 0, `sessions: ${brief(none)}`);
    }
    const tokens = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const { headers, text } = await ask(agent, "/api/auth/csrf");
        need(headers["set-cookie"] !== undefined, "no cookie was set");
        return (JSON.parse(text) as { csrfToken: string }).csrfToken;
      }),
    );
    need(new Set(tokens).size === tokens.length, "two visitors got one cookie");
  });

  await step(`${name}: pages keep their language, and parts of pages are not taken for pages`, async () => {
    const rsc = { rsc: "1", "next-router-prefetch": "1" };
    for (const [path, language] of [
      ["/prices", "zh"],
      ["/en/prices", "en"],
    ] as const) {
      for (const accepts of ["en", "zh-CN", "fr"]) {
        const page = await ask(agent, path, { headers: { ...HTML, "accept-language": accepts } });
        need(page.text.includes(`<html lang="${language}`), `${path} for ${accepts}: ${page.text.slice(0, 200)}`);
        // Next leads such a question to an address of its own.
        const first = await ask(agent, path, { headers: rsc });
        const address = String(first.headers.location ?? path).replace(ORIGIN, "");
        const part = first.status === 200 ? first : await ask(agent, address, { headers: rsc });
        need(
          String(part.headers["content-type"]).startsWith("text/x-component"),
          `a part: ${part.status} ${part.headers["content-type"]} at ${address}`,
        );
      }
      const head = await ask(agent, path, { method: "HEAD" });
      need(head.status === 200 && head.bytes === 0, `HEAD: ${brief(head)}`);
    }
  });

  await step(`${name}: streams arrive as they are made`, async () => {
    front.wire.holdMs = 1_500;
    try {
      const path = () => `/api/v1/search?q=free${randomUUID().replaceAll("-", "").slice(0, 12)}`;
      for (const search of [await ask(agent, path()), await askHttp2(agent, path())]) {
        const { times, text, status } = search;
        need(status === 200 && text.includes('"type":"hit"'), brief(search));
        const waited = (times.at(-1) ?? 0) - (times[0] ?? 0);
        need(waited > 1_000, `a search's first line came ${Math.round(waited)} ms before its last`);
      }
    } finally {
      front.wire.holdMs = 0;
    }
    const { key, body } = one.order();
    await town.world.fault({
      kind: "lag",
      ms: 4_000,
      endpoint: "domains.CreateDom",
    });
    const bought = await ask(agent, "/api/v1/orders", {
      ...{ method: "POST", body },
      headers: { cookie: one.cookie, origin: ORIGIN, "content-type": "application/json", "idempotency-key": key },
    });
    const { id } = JSON.parse(bought.text) as { id: string };
    for (const events of await Promise.all([
      ask(agent, `/api/v1/orders/${id}/events`, { headers: { cookie: one.cookie } }),
      askHttp2(agent, `/api/v1/orders/${id}/events`, { cookie: one.cookie }),
    ])) {
      need(events.text.includes("event: order") && events.text.includes("event: end"), brief(events));
      const waited = (events.times.at(-1) ?? 0) - (events.times[0] ?? 0);
      need(waited > 1_000, `an order's first event came ${Math.round(waited)} ms before its last`);
    }
    town.world.sandbox.faults.clear();
  });

  await step(`${name}: there is no WebSocket`, async () => {
    const headers = {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
    };
    const heard = await ask(agent, "/prices", { headers });
    need(heard.status !== 101 && heard.status < 500 && heard.status > 0, brief(heard));
  });
}

/** The proxy's micro-cache: many visitors in one second are one question to the shop. */
export async function checkMicroCache({ agent, name, answers }: FrontProxy, { step }: Steps): Promise<void> {
  await step(`${name}: many visitors of one page are few questions to the shop`, async () => {
    const path = `/help?cache=${randomUUID()}`;
    await Promise.all(Array.from({ length: 40 }, () => ask(agent, path, { headers: HTML })));
    const states = answers()
      .filter((line) => line.startsWith(path))
      .map((line) => line.split(" ")[2]);
    const asked = states.filter((state) => !["HIT", "UPDATING"].includes(state ?? "")).length;
    need(states.length === 40 && asked <= 5, `${states.length} visitors, ${asked} questions: ${[...new Set(states)]}`);
    const own = answers().filter((line) => /^\/(account|api)/.test(line));
    need(
      own.length > 0 && own.every((line) => line.split(" ")[2] === "-"),
      "a page of one's own went through the cache",
    );
  });
}

/** What visitors and programs get while no process of the shop answers. */
export async function checkAway({ agent, name }: FrontProxy, { step }: Steps): Promise<void> {
  await step(`${name}: while no process answers, visitors are told so in both languages`, async () => {
    for (const path of ["/account", "/sign-in"]) {
      const page = await ask(agent, path, { headers: HTML });
      need(page.status === 503, brief(page));
      need(page.text.includes("请稍后再试") && page.text.includes("try again"), `${path}: ${brief(page)}`);
      need(page.headers["retry-after"] !== undefined, "no Retry-After");
      need(!/nginx|caddy/i.test(page.text), "it names the proxy's program");
    }
  });
  await step(`${name}: while no process answers, programs get an error as the shop itself writes them`, async () => {
    const answer = await ask(agent, "/api/v1/cart");
    const type = answer.headers["content-type"];
    need(answer.status === 503 && type === "application/problem+json", `${type}: ${brief(answer)}`);
    const { status, code, detail, requestId } = JSON.parse(answer.text) as Record<string, unknown>;
    need(status === 503 && code === "busy", brief(answer));
    need(typeof detail === "string" && typeof requestId === "string" && requestId !== "", brief(answer));
  });
}

function plain(port: number, path: string): Promise<{ status: number; location: string | undefined }> {
  return new Promise((resolve, reject) => {
    const headers = { host: new URL(ORIGIN).host };
    request({ host: "127.0.0.1", port, path, headers }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, location: answer.headers.location });
    })
      .once("error", reject)
      .end();
  });
}
