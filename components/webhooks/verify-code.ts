/** How a receiver checks a signature, without a library. A test runs those whose language is installed against what we send. */
export interface VerifyCode {
  id: "node" | "python" | "php";
  name: string;
  text: string;
}

const node = `import { createHmac, timingSafeEqual } from "node:crypto";

/** body: the text of the request, before it is parsed. Throws when the message is not to be trusted. */
export function verify(secret, headers, body) {
  const id = headers["webhook-id"];
  const timestamp = headers["webhook-timestamp"];
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) throw new Error("too old");
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(\`\${id}.\${timestamp}.\${body}\`).digest();
  const valid = headers["webhook-signature"].split(" ").some((one) => {
    const [version, signature = ""] = one.split(",");
    const given = Buffer.from(signature, "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!valid) throw new Error("wrong signature");
  return JSON.parse(body);
}
`;

const python = `import base64, hashlib, hmac, json, time


def verify(secret, headers, body):
    """body: the bytes of the request, before they are parsed. Raises when the message is not to be trusted."""
    id, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(timestamp)) > 300:
        raise ValueError("too old")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{id}.{timestamp}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    given = headers["webhook-signature"].split(" ")
    if not any(hmac.compare_digest(one, "v1," + expected) for one in given):
        raise ValueError("wrong signature")
    return json.loads(body)
`;

const php = `<?php
// $body: file_get_contents('php://input'). Throws when the message is not to be trusted.
function verify(string $secret, array $headers, string $body): array
{
    [$id, $timestamp] = [$headers['webhook-id'], $headers['webhook-timestamp']];
    if (abs(time() - (int) $timestamp) > 300) {
        throw new RuntimeException('too old');
    }
    $key = base64_decode(preg_replace('/^whsec_/', '', $secret));
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
    foreach (explode(' ', $headers['webhook-signature']) as $given) {
        if (hash_equals($expected, $given)) {
            return json_decode($body, true, 512, JSON_THROW_ON_ERROR);
        }
    }
    throw new RuntimeException('wrong signature');
}
`;

export const VERIFY_CODE: readonly VerifyCode[] = [
  { id: "node", name: "Node.js", text: node },
  { id: "python", name: "Python", text: python },
  { id: "php", name: "PHP", text: php },
];
