import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SandboxControl } from "../control/control";
import { type RunningSandbox, startSandbox } from "../start";
import { queueCallback } from "./callback";

let sandbox: RunningSandbox;
let listener: Server;
let url: string;
const heard: string[] = [];

beforeEach(async () => {
  sandbox = await startSandbox();
  heard.length = 0;
  listener = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += String(chunk);
    });
    request.on("end", () => {
      heard.push(`${request.method} ${request.url} ${body}`.trim());
      response.end("ok");
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await sandbox.close();
  await new Promise((resolve) => listener.close(resolve));
});

const tell = (to: string) =>
  sandbox.world.transact(() =>
    queueCallback(sandbox.world, { url: to, product: "s123456", tag: "procreate", result: "1" }),
  );
const states = () => [...sandbox.world.callbacks.values()].map(({ state, outcome }) => [state, outcome]);
const settled = () => expect.poll(() => states().every(([, outcome]) => outcome !== ""), { timeout: 5_000 }).toBe(true);

it("tells an outcome once, signed as the appendix says", async () => {
  tell(`${url}/hook?id=7`);
  await settled();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const signs = createHash("md5").update("s123456procreateCUP&S,#v6!g0viBZqnf+5Sp!aydXG*").digest("hex");
  expect(heard).toEqual([`GET /hook?id=7&proname=s123456&tag=procreate&signs=${signs}&result=1`]);
  expect(states()).toEqual([["sent", "200"]]);
});

it("posts when told to, takes addresses without http://, and calls no other machine", async () => {
  await new SandboxControl(sandbox.url).settings({ callbackMethod: "POST" });
  tell(`${url.slice("http://".length)}/hook`);
  tell("http://example.com/hook");
  tell("");
  await settled();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatch(/^POST \/hook proname=s123456&tag=procreate&signs=[0-9a-f]{32}&result=1$/);
  expect(states()).toEqual([
    ["sent", "200"],
    ["sent", "not on this machine"],
  ]);
});

it("can lose them, and forge them", async () => {
  const control = new SandboxControl(sandbox.url);
  await control.settings({ callbacks: "lose" });
  tell(`${url}/hook`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(heard).toEqual([]);
  expect((await control.world()).callbacks).toMatchObject([{ state: "lost" }]);
  expect(await control.callback({ url: `${url}/hook`, product: "S1", signed: false })).toEqual({ outcome: "200" });
  expect(heard[0]).toContain(`signs=${"0".repeat(32)}`);
});
