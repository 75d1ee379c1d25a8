import { spawnSync } from "node:child_process";
import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { VERIFY_CODE } from "@/components/webhooks/verify-code";
import { signedHeaders } from "./post-message";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";
const other = "whsec_b3RoZXIgb3RoZXIgb3RoZXIgb3RoZXIgb3RoZXIgb28=";
const body = '{"type":"order.completed","timestamp":"2026-11-28T03:00:00.000Z","data":{"name":"金橘.com"}}';
const headers = (secrets = [secret]) => signedHeaders({ id: "msg_1", body, at: new Date(), secrets });

it("a stock verifier accepts what is sent, and nothing else", () => {
  expect(new Webhook(secret).verify(body, headers())).toMatchObject({ data: { name: "金橘.com" } });
  expect(() => new Webhook(other).verify(body, headers())).toThrow("signature");
  expect(() => new Webhook(secret).verify(body.replace("order", "Order"), headers())).toThrow("signature");
  expect(() => new Webhook(secret).verify(body, { ...headers(), "webhook-id": "msg_2" })).toThrow("signature");
});

it("after a rotation the old secret and the new one verify", () => {
  const both = headers([secret, other]);
  for (const one of [secret, other]) expect(new Webhook(one).verify(body, both)).toBeTruthy();
});

/** How the code of the guide is run: it reads secret, headers and body as JSON and prints the event's type. */
const RUN = {
  node: (code: string) => [
    process.execPath,
    "--input-type=module",
    "-e",
    `${code}
const { secret, headers, body } = JSON.parse((await import("node:fs")).readFileSync(0, "utf8"));
process.stdout.write(verify(secret, headers, body).type);`,
  ],
  python: (code: string) => [
    "python3",
    "-c",
    `${code}
import sys
given = json.load(sys.stdin)
print(verify(given["secret"], given["headers"], given["body"].encode())["type"], end="")`,
  ],
  php: (code: string) => [
    "php",
    "-r",
    `${code.replace(/^<\?php/, "")}
$given = json_decode(stream_get_contents(STDIN), true);
echo verify($given['secret'], $given['headers'], $given['body'])['type'];`,
  ],
};
const isInstalled = (command: string) => spawnSync(command, ["--version"]).status === 0;

for (const { id, name, text } of VERIFY_CODE) {
  const [command = "", ...rest] = RUN[id](text);
  it.skipIf(!isInstalled(command))(
    `the guide's code for ${name} accepts it, and refuses a forged or an old one`,
    () => {
      const ask = (given: object) => {
        const { stdout, status } = spawnSync(command, rest, { input: JSON.stringify(given), encoding: "utf8" });
        return { status: status === 0 ? "accepted" : "refused", stdout };
      };
      expect(ask({ secret, body, headers: headers([other, secret]) })).toEqual({
        status: "accepted",
        stdout: "order.completed",
      });
      expect(ask({ secret, body: `${body} `, headers: headers() }).status).toBe("refused");
      expect(ask({ secret: other, body, headers: headers() }).status).toBe("refused");
      const old = signedHeaders({ id: "msg_1", body, at: new Date(Date.now() - 600_000), secrets: [secret] });
      expect(ask({ secret, body, headers: old }).status).toBe("refused");
    },
  );
}
