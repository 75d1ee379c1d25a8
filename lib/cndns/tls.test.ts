import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createClient } from "./client";
import { registerDomain } from "./endpoints/domains";
import { readAgentMoney } from "./endpoints/product-and-user";

/** A self-signed certificate; null without openssl. */
function makeCertificate(): { key: Buffer; cert: Buffer } | null {
  const folder = mkdtempSync(join(tmpdir(), "cndns-tls-"));
  try {
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"];
    const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
    execFileSync("openssl", [...made, ...subject, "-keyout", key, "-out", cert], { stdio: "ignore" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const certificate = makeCertificate();

describe.skipIf(certificate === null)("over TLS (needs openssl)", () => {
  let server: https.Server;
  let asked = 0;
  const connect = () =>
    createClient({
      credentials: { username: "u", password: "p", email: "e" },
      urls: { api: `https://127.0.0.1:${(server.address() as AddressInfo).port}` },
      nextOtime: async () => ({ text: "20261125093000001", ms: 1n }),
      logCall: () => undefined,
      storePurchaseReply: async () => undefined,
    });
  const order = { contactId: "1", domain: "a.com", years: 1, password: "abc12345" };
  const purchase = { attemptId: "a", otime: { text: "20261125093000002", ms: 2n }, beforeSend: () => true };

  beforeAll(async () => {
    server = https.createServer(certificate ?? {}, (_, response) => {
      asked += 1;
      response.end('{"status":"success","message":[{"balancemoney":"1.00"}]}');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it("a certificate that nobody vouches for: nothing is sent", async () => {
    const client = connect();
    expect(await client.call(registerDomain, order, purchase)).toEqual({ kind: "unreached", reason: "tls_failed" });
    expect((await client.call(readAgentMoney, {})).kind).not.toBe("ok");
    expect(asked).toBe(0);
    client.close();
  });

  it("purchases and reads arrive", async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"; // stands in for a certificate authority
    const client = connect();
    expect(await client.call(registerDomain, order, purchase)).toMatchObject({ kind: "ok" });
    expect(await client.call(readAgentMoney, {})).toMatchObject({ kind: "ok", value: { balanceFen: 100n } });
    expect(asked).toBe(2);
    client.close();
  });
});
