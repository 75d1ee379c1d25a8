import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { makePerson } from "@/lib/accounts/testing/people";
import type { CustomerActor, StaffActor, StaffRole } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { bindAccount } from "@/lib/upstream/bind-account";
import { upstream } from "@/lib/upstream/client";
import { SandboxControl } from "@/sandbox/control/control";
import { sandboxCredentials, sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { readRelayPicture } from "../relays/read-relay-picture";

/** Real PostgreSQL, the sandbox, and the shop's address for pictures, from which the sandbox fetches them. */
export interface TicketWorld {
  database: TestDatabase;
  sandbox: RunningSandbox;
  control: SandboxControl;
  customer(): Promise<CustomerActor & { email: string }>;
  staff(role?: StaffRole): Promise<StaffActor>;
  close(): Promise<void>;
}

export const MAIL_IN_SECRET = "a secret of the mail server, 32 long";

export async function startTicketWorld(): Promise<TicketWorld> {
  const sandbox = await startSandbox({ settings: { replay: "off" } });
  const pictures = await servePictures();
  const { port } = pictures.address() as AddressInfo;
  const own = { APP_URL: `http://127.0.0.1:${port}`, MAIL_IN_ADDRESS: "support@shop.example", MAIL_IN_SECRET };
  const database = await createTestDatabase({ ...sandboxEnv(sandbox.url), ...own });
  await bindAccount(database.db, { username: sandboxCredentials.username, sandbox: true });
  const session = () => ({ sessionId: newId(), ip: "203.0.113.7" });
  return {
    database,
    sandbox,
    control: new SandboxControl(sandbox.url),
    async customer() {
      const { id, email } = await makePerson();
      return { kind: "customer", userId: id, email, ...session() };
    },
    async staff(role = "support") {
      const { id } = await makePerson({ kind: "staff", role, name: "陈静" });
      return { kind: "staff", userId: id, role, ...session() };
    },
    async close() {
      upstream().close();
      await new Promise((resolve) => pictures.close(resolve));
      await database.drop();
      await sandbox.close();
    },
  };
}

async function servePictures(): Promise<Server> {
  const server = createServer(async ({ url = "" }, response) => {
    const token = url.split("/").at(-1) ?? "";
    const answer = await readRelayPicture({ kind: "visitor", ip: "127.0.0.1" }, { token }).catch(() => null);
    if (!answer) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "image/jpeg" }).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
