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
/**
 * After this time the process listens even if the database is away or the machine busy; pages are then rendered at their first
 * visit.
 */
const MOST_WAIT_MS = 10_000;

/**
 * Renders the prerendered pages of this process again when the shop's settings or prices change, whichever process saved them. Once a
 * second it asks Next (app/api/web-process), over a server on loopback, whether they changed.
 * @param answer answers a request as the public server does.
 * @param onChange called when cached pages are out of date, with the addresses of the pages there are now.
 * @returns when the pages have the present settings and prices, or after ten seconds.
 */
export async function followSettings(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  onChange: (pages: readonly string[]) => void,
): Promise<{ stop(): void }> {
  const secret = randomBytes(32).toString("base64url");
  (globalThis as { kumquatLoopbackSecret?: string }).kumquatLoopbackSecret = secret;
  const loopback = createServer((request, response) => withRequestId(randomUUID(), () => answer(request, response)));
  loopback.listen({ port: 0, host: "127.0.0.1", exclusive: true });
  await once(loopback, "listening");
  const origin = `http://127.0.0.1:${(loopback.address() as AddressInfo).port}`;
  let stopped = false;

  let outdated = false;
  let latest: readonly string[] = [];
  let warming: Promise<void> | undefined;
  /** Renders the pages one after the other; a change meanwhile begins anew, so that the next look never waits for all of them. */
  const warm = async () => {
    while (outdated && !stopped) {
      outdated = false;
      await warmPages(origin, () => outdated || stopped);
      onChange(latest);
    }
    warming = undefined;
  };

  /** @returns whether the database could be read. */
  const look = async (): Promise<boolean> => {
    const response = await fetch(`${origin}/api/web-process`, {
      method: "POST",
      headers: { "x-kumquat-loopback": secret },
      signal: AbortSignal.timeout(MOST_WAIT_MS),
    });
    const { changed, wrong, pages = [] } = (await response.json()) as Answer;
    if (wrong !== undefined) throw new WrongConfiguration(wrong);
    if (!response.ok) return false;
    if (changed) {
      onChange(pages);
      outdated = true;
      latest = pages;
      warming ??= warm();
    }
    return true;
  };

  let listening = false;
  const untilRead = async () => {
    for (let done = false; !done && !stopped; ) {
      try {
        done = await look();
      } catch (error) {
        if (error instanceof WrongConfiguration && !listening) leave(error);
        log.warn({ err: error }, "the settings and prices could not be read yet");
      }
      if (!done) await sleep(LOOK_MS / 4);
    }
  };
  const first = untilRead();
  const follow = async () => {
    await first;
    while (!stopped) {
      await sleep(LOOK_MS);
      await look().catch((error: unknown) => {
        // Only logged, because the process serves visitors; /api/health reports a wrong configuration.
        if (!stopped) log.error({ err: error }, "the settings and prices could not be followed");
      });
    }
  };
  // The pages of a slow machine take long to render: a change meanwhile is noticed as any later one.
  void follow();
  await Promise.race([first.then(() => warming), sleep(MOST_WAIT_MS)]);
  listening = true;
  return {
    stop() {
      stopped = true;
      loopback.close();
      loopback.closeAllConnections();
    },
  };
}

/** What app/api/web-process answers. */
interface Answer {
  changed?: boolean;
  pages?: string[];
  /** Why this process must not serve. */
  wrong?: string;
}

class WrongConfiguration extends Error {}

function leave(error: WrongConfiguration): never {
  process.stderr.write(`${error.message}\n`);
  process.exit(CONFIGURATION_EXIT_CODE);
}
