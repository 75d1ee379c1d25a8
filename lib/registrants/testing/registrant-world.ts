import { randomUUID } from "node:crypto";
import type { CustomerActor } from "@/lib/core/actor";
import { startReview } from "@/lib/reviews/start-review";
import { upstream } from "@/lib/upstream/client";
import { SandboxControl } from "@/sandbox/control/control";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { registrantInput } from "../contract";
import { createRegistrant } from "../create-registrant";
import type { RegistrantValues } from "../fields-contract";
import { person } from "./values";

/** Real PostgreSQL, and the sandbox with reviews that a test decides. */
export interface RegistrantWorld {
  database: TestDatabase;
  sandbox: RunningSandbox;
  control: SandboxControl;
  customer(): Promise<CustomerActor>;
  /** A customer's registrant whose real-name review has been begun. */
  reviewed(values?: RegistrantValues): Promise<{ actor: CustomerActor; id: string; reviewId: string; userid: string }>;
  close(): Promise<void>;
}

export async function startRegistrantWorld(): Promise<RegistrantWorld> {
  const sandbox = await startSandbox({ settings: { audits: "manual", replay: "off" } });
  const database = await createTestDatabase(sandboxEnv(sandbox.url));
  const customer = async (): Promise<CustomerActor> => {
    const user = await database.db.user.create({
      data: { kind: "customer", email: `${randomUUID()}@example.com`, name: "林晓雯", passwordHash: "-" },
    });
    return { kind: "customer", userId: user.id, sessionId: randomUUID(), ip: "127.0.0.1" };
  };
  return {
    database,
    sandbox,
    control: new SandboxControl(sandbox.url),
    customer,
    async reviewed(values = person) {
      const actor = await customer();
      const input = registrantInput.parse({ ...values, email: `${randomUUID()}@example.com` });
      const { id } = await createRegistrant(actor, input);
      const review = await startReview(actor, { id, consent: true }, { locale: "zh" });
      const { upstreamId } = await database.db.registrant.findUniqueOrThrow({ where: { id } });
      return { actor, id, reviewId: review.id, userid: upstreamId ?? "" };
    },
    async close() {
      upstream().close();
      await database.drop();
      await sandbox.close();
    },
  };
}
