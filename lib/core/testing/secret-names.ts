import { readdirSync, readFileSync } from "node:fs";

/** Every field that the schema seals or hashes, as the code names it and as the database does. */
function schemaSecrets(): string[] {
  return readdirSync("prisma/schema").flatMap((file) =>
    [
      ...readFileSync(`prisma/schema/${file}`, "utf8").matchAll(
        /^\s+(\w+(?:Enc|Hash))\s+\S+.*?(?:@map\("(\w+)"\).*)?$/gm,
      ),
    ]
      // Digests of requests distinguish repeats: they are no secret.
      .filter(([, name = ""]) => !["requestHash", "bodyHash"].includes(name))
      .flatMap(([, name = "", column]) => [name, ...(column ? [column] : []), name.replace(/(?:Enc|Hash)$/, "")]),
  );
}

/** Fields that hold a secret, however the schema names them: what their plain names say is enough. */
const PLAIN = /secret|token|password|totp|number|keys?$/i;

/** Fields of gateways that staff fill in and the shop seals. */
function gatewaySecrets(): string[] {
  const files = ["alipay/gateway.ts", "wechat/wechat.ts", "stripe/stripe.ts"];
  return files.flatMap((file) =>
    [...readFileSync(`lib/gateways/${file}`, "utf8").matchAll(/\{ id: "(\w+)", secret: true/g)].map(
      ([, id = ""]) => id,
    ),
  );
}

/** Variables of the environment that hold one. */
function environmentSecrets(): string[] {
  const names = [...readFileSync("lib/env.ts", "utf8").matchAll(/^ {2}([A-Z][A-Z_]+): z/gm)].map(
    ([, name = ""]) => name,
  );
  return names.filter((name) =>
    /PASSWORD|SECRET|TOKEN|_KEYS?$|^DATABASE.*URL$|SMTP_URL|WEBHOOK|DSN|HEADERS/.test(name),
  );
}

const HEADERS = ["cookie", "set-cookie", "authorization", "x-api-key", "proxy-authorization"];
const MORE = [
  ...["password", "newPassword", "currentPassword", "oldpasswd", "passphrase", "totpSecret", "recoveryCode", "otp"],
  ...["accessToken", "refresh_token", "leaseToken", "clientSecret", "apiKey", "api_key", "privateKey", "idNumber"],
  ...["accountNumber", "account_no", "bankAccount", "cardNumber", "iban", "checksum", "signature", "sid", "sessionId"],
];
/** Every name under which this shop holds a secret. */
export const secretNames: readonly string[] = [
  ...new Set([
    ...schemaSecrets().filter(
      (name) => /(?:Enc|Hash|_enc|_hash)$/.test(name) || (PLAIN.test(name) && name !== "number"),
    ),
    ...gatewaySecrets(),
    ...environmentSecrets(),
    ...HEADERS,
    ...MORE,
  ]),
].filter((name) => name !== "keys");
