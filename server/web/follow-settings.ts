import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { CONFIGURATION_EXIT_CODE } from "../../lib/core/configuration-error";
import { log } from "../../lib/core/log";
import { withRequestId } from "../../lib/core/request-id";
import { warmPages } from "./warm-pages";

const LOOK_MS = 1_000;
/** A database that is away, or a busy machine, must not keep the process from listening: pages are then made at their first visit. */
const MOST_WAIT_MS = 10_000;

/**
 * Keeps the prerendered pages of this process in step with the shop's settings, whichever process saved them. Once a second it asks
 * Next itself (app/api/web-process) over a server on loopback whether they changed; then the pages are made again before anybody
 * asks for them.
 * @param answer answers a request as the public server does.
 * @param onChange pages kept elsewhere are out of date.
 * @returns when the pages stand as the settings say, or after ten seconds.
 */
export async function followSettings(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  onChange: () => void,
): Promise<{ stop(): void }> {
  const secret = randomBytes(32).toString("base64url");
  (globalThis as { kumquatLoopbackSecret?: string }).kumquatLoopbackSecret = secret;
  const loopback = createServer((request, response) => withRequestId(randomUUID(), () => answer(request, response)));
  loopback.listen({ port: 0, host: "127.0.0.1", exclusive: true });
  await once(loopback, "listening");
  const origin = `http://127.0.0.1:${(loopback.address() as AddressInfo).port}`;
  let stopped = false;

  /** @returns whether the database was asked. */
  const look = async (): Promise<boolean> => {
    const response = await fetch(`${origin}/api/web-process`, {
      method: "POST",
      headers: { "x-kumquat-loopback": secret },
      signal: AbortSignal.timeout(MOST_WAIT_MS),
    });
    const { changed, wrong } = (await response.json()) as { changed?: boolean; wrong?: string };
    if (wrong !== undefined) throw new WrongConfiguration(wrong);
    if (!response.ok) return false;
    if (changed) {
      onChange();
      await warmPages(origin);
      onChange();
    }
    return true;
  };

  let listening = false;
  const untilMade = async () => {
    for (let done = false; !done && !stopped; ) {
      try {
        done = await look();
      } catch (error) {
        if (error instanceof WrongConfiguration && !listening) leave(error);
        log.warn({ err: error }, "the pages could not be made yet");
      }
      if (!done) await sleep(LOOK_MS / 4);
    }
  };
  const made = untilMade();
  await Promise.race([made, sleep(MOST_WAIT_MS)]);
  listening = true;

  const follow = async () => {
    await made;
    while (!stopped) {
      await sleep(LOOK_MS);
      await look().catch((error: unknown) => {
        // /api/health reports it; a process that serves visitors is not ended.
        if (!stopped) log.error({ err: error }, "the settings could not be followed");
      });
    }
  };
  void follow();
  return {
    stop() {
      stopped = true;
      loopback.close();
      loopback.closeAllConnections();
    },
  };
}

class WrongConfiguration extends Error {}

function leave(error: WrongConfiguration): never {
  process.stderr.write(`${error.message}\n`);
  process.exit(CONFIGURATION_EXIT_CODE);
}
