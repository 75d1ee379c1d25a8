/**
 * Started by observing.test.ts: logs and traces as the worker does, with a secret in every field that holds one, and ends. Its arguments:
 * the secret, and the fields' names as JSON. With a third, "die", it ends by an error that nobody catches.
 */
import { consoleToLog } from "@/lib/core/console-to-log";
import { log } from "@/lib/core/log";
import { withRequestId } from "@/lib/core/request-id";
import { inSpan } from "@/lib/core/span";
import { startObserving } from "../start-observing";

const [secret = "", names = "[]", end] = process.argv.slice(2);
const fields: Record<string, string> = Object.fromEntries(
  (JSON.parse(names) as string[]).map((name) => [name, secret]),
);
const REQUEST = "0199c0de-1234-4abc-8def-0123456789ab";

class PageFailed extends Error {}

consoleToLog();
const observing = await startObserving("worker");
log.info({ ...fields }, "this is no error");
await withRequestId(REQUEST, () =>
  inSpan(
    { name: `job send-mail?token=${secret}`, kind: "job", values: { job: "send-mail", ...fields } },
    async (span) => {
      const cause = new Error(`connect to postgresql://kumquat_app:${secret}@db:5432/kumquat failed`);
      const error = Object.assign(new PageFailed(`Bearer ${secret}`, { cause }), {
        code: "E42",
        request: { headers: fields },
      });
      for (const [name, value] of Object.entries(fields)) span.set({ [name]: value });
      log.error({ err: error, itemId: "item-7", ...fields }, `a page failed with token=${secret}`);
      await inSpan(
        { name: "upstream domains.CreateDom", kind: "call", values: { endpoint: "domains.CreateDom" } },
        async () => {
          throw new Error(`"password":"${secret}"`);
        },
      ).catch(() => undefined);
    },
  ),
);
// Without an error, and outside a request; then what a package prints.
log.fatal({ count: 2, ...fields }, "the books do not agree");
console.error("a package says", new Error(`secret=${secret}`));
if (end === "die") setTimeout(() => Promise.reject(new Error(`lost with token=${secret}`)));
else await observing.stop();
