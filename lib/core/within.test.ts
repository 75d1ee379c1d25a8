import { setImmediate as nextTurn } from "node:timers/promises";
import { MessageChannel } from "node:worker_threads";
import { expect, it } from "vitest";
import { within } from "./within";

it("gives up what doesn't come", async () => {
  await expect(within(10, new Promise(() => undefined))).rejects.toThrow("no answer within 10 ms");
  expect(await within(10, Promise.resolve(7))).toBe(7);
});

it("takes an answer that came while the process was busy", async () => {
  await nextTurn(); // from here the event loop runs timers before it reads sockets
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => port2.once("message", resolve));
  const asked = within(20, answered);
  port1.postMessage("answer");
  const until = Date.now() + 60;
  while (Date.now() < until); // by now the answer has arrived and the time is over
  expect(await asked).toBe("answer");
  port1.close();
});
