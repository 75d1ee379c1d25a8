import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { askedOf, firstValues } from "./asked";
import { curlText } from "./curl-text";

const parameter = { type: "string", options: null } as const;
const operation = {
  ...({ method: "POST", path: "/api/v1/services/{id}/records", idempotent: true, bodyExample: "{}" } as const),
  parameters: [{ ...parameter, path: "id", in: "path", required: true, example: "a b" } as const],
};

/** What a shell makes of the command. */
const words = (command: string) => {
  const { stdout } = spawnSync("sh", ["-c", `curl() { printf '%s\\n' "$@"; }; TOKEN=kq_x; ${command}`], {
    encoding: "utf8",
  });
  return stdout.split("\n").filter(Boolean);
};

it("is a command that a shell reads as the request, whatever is typed into it", () => {
  const body = `{"value":"it's $HOME \`id\` \\\\"}`;
  const asked = askedOf(operation, { id: "it's/../$HOME" }, body, "key-of-mine");
  expect(words(curlText("https://shop.example", asked))).toEqual([
    ...["-X", "POST", "https://shop.example/api/v1/services/it's%2F..%2F%24HOME/records"],
    ...["-H", "Authorization: Bearer kq_x", "-H", "Idempotency-Key: key-of-mine"],
    ...["-H", "Content-Type: application/json", "-d", body],
  ]);
});

it("sends what is filled in of a query, and no body with it", () => {
  const listed = {
    ...({ method: "GET", path: "/api/v1/services", idempotent: false, bodyExample: null } as const),
    parameters: (["q", "after"] as const).map(
      (path) => ({ ...parameter, path, in: "query", required: false, example: path === "q" ? "a&b" : "" }) as const,
    ),
  };
  const asked = askedOf(listed, firstValues(listed), null, "unused");
  expect(words(curlText("https://shop.example", asked))).toEqual([
    ...["https://shop.example/api/v1/services?q=a%26b", "-H", "Authorization: Bearer kq_x"],
  ]);
});
