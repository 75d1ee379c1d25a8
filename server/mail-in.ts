import "@/lib/env-file";
import { randomUUID } from "node:crypto";
import { CONFIGURATION_EXIT_CODE, ConfigurationError } from "@/lib/core/configuration-error";
import { log } from "@/lib/core/log";
import { whenParentGone } from "@/lib/core/when-parent-gone";
import { db, declarePurpose } from "@/lib/db/client";
import { env } from "@/lib/env";
import { openMailListener } from "@/lib/tickets/mail/mail-listener";
import { bindDatabase } from "@/lib/upstream/bind-database";
import { databaseAnswers } from "@/lib/worker/database-answers";
import { every } from "@/lib/worker/every";
import { type Observing, startObserving } from "./observing/start-observing";

const BEAT_MS = 10_000;

let observing: Observing | undefined;

/**
 * The listener for mails that the shop's mail server relays by SMTP: answers to support tickets. Started only where MAIL_IN_SMTP_PORT
 * is set. It may be stopped and started at any time: the mail server keeps what it could not hand over.
 */
async function main(): Promise<void> {
  const { MAIL_IN_SMTP_PORT: port, MAIL_IN_SMTP_HOST: host, MAIL_IN_ADDRESS, sandbox } = env();
  if (port === undefined) throw new ConfigurationError("MAIL_IN_SMTP_PORT is missing: the port to listen on");
  if (!MAIL_IN_ADDRESS && !sandbox)
    throw new ConfigurationError("MAIL_IN_ADDRESS is missing: the address that customers' answers go to");
  observing = await startObserving("mail-in");
  declarePurpose("worker");
  await databaseAnswers(db);
  // Files are sealed as they come: with a key that the database does not know nobody could open them.
  await bindDatabase();
  const listener = await openMailListener({ host, port });
  const id = `mail-in-${randomUUID()}`;
  const startedAt = new Date();
  const beats = every("beat", BEAT_MS, () =>
    db.workerBeat.upsert({
      where: { id },
      create: { id, part: "mail-in", startedAt, seenAt: new Date() },
      update: { seenAt: new Date() },
    }),
  );
  log.info({ host, port }, "the mail listener started");
  process.send?.("up");
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.all([beats.stop(), listener.close()]);
    await db.workerBeat.deleteMany({ where: { id } });
    await db.$disconnect();
    await observing?.stop();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
  whenParentGone(() => void stop());
}

main().catch(async (error: unknown) => {
  log.fatal({ err: error }, "the mail listener could not go on");
  await observing?.stop();
  process.exit(error instanceof ConfigurationError ? CONFIGURATION_EXIT_CODE : 1);
});
