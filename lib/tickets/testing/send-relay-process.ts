/** Sends one relay in a process that a test kills: <this file, bundled> <relay>. KUMQUAT_FAILPOINT says where. */
import { db } from "@/lib/db/client";
import { upstream } from "@/lib/upstream/client";
import { sendRelay } from "../relays/send-relay";

await sendRelay({ kind: "system", job: "test" }, { relayId: process.argv[2] ?? "" });
await upstream().flushLog();
upstream().close();
await db.$disconnect();
