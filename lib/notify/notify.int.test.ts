import { randomUUID } from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { listMails } from "./list-mails";
import { closeMailTransport, mailTransport } from "./mail-transport";
import { queueMail } from "./queue-mail";
import { readMail } from "./read-mail";
import { countKeptMails, resendKeptMails } from "./resend-kept-mails";
import { resendMail } from "./resend-mail";
import { sendMail } from "./send-mail";
import { resetPasswordMail } from "./templates/reset-password";

/** A mail server that accepts or refuses mails, and records them. */
interface MailServer {
  port: number;
  received: string[];
  refuseWith: string | null;
  /** How many connections were opened, and which are still open. */
  connections: number;
  open: Set<Socket>;
  server: Server;
}

function startMailServer(): Promise<MailServer> {
  const state: MailServer = {
    port: 0,
    received: [],
    refuseWith: null,
    connections: 0,
    open: new Set(),
    server: createServer(),
  };
  state.server.on("connection", (socket) => {
    let data: string | null = null;
    state.connections += 1;
    state.open.add(socket);
    socket.on("close", () => state.open.delete(socket));
    socket.on("error", () => undefined);
    socket.write("220 test\r\n");
    socket.on("data", (chunk) => {
      for (const line of chunk
        .toString("utf8")
        .split("\r\n")
        .filter((part, i, all) => i < all.length - 1 || part)) {
        if (data !== null) {
          if (line === ".") {
            state.received.push(data);
            data = null;
            socket.write("250 taken\r\n");
          } else data += `${line}\n`;
        } else if (/^EHLO|^HELO/.test(line)) socket.write("250 test\r\n");
        else if (/^RCPT/.test(line)) socket.write(state.refuseWith ? `${state.refuseWith}\r\n` : "250 ok\r\n");
        else if (line === "DATA") {
          data = "";
          socket.write("354 go\r\n");
        } else if (line === "QUIT") socket.end("221 bye\r\n");
        else socket.write("250 ok\r\n");
      }
    });
  });
  return new Promise((resolve) => {
    state.server.listen(0, "127.0.0.1", () => {
      const address = state.server.address();
      state.port = typeof address === "object" && address ? address.port : 0;
      resolve(state);
    });
  });
}

let database: TestDatabase;
let smtp: MailServer;
beforeAll(async () => {
  smtp = await startMailServer();
  database = await createTestDatabase({ SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: "shop@example.com" });
});
afterAll(async () => {
  smtp.server.close();
  await database.drop();
});

const url = "http://localhost:3000/reset-password?token=abcdefghijklmnopqrstuvwxyz012345";
const staff = (role: StaffActor["role"]): StaffActor => ({
  kind: "staff",
  role,
  userId: "00000000-0000-7000-8000-000000000001",
  sessionId: "00000000-0000-7000-8000-000000000002",
  ip: "::1",
});
const queue = (to = "lin@example.com") =>
  database.db.$transaction((tx) =>
    queueMail(tx, resetPasswordMail, { to, locale: "zh" }, { name: "林", url, minutes: 30 }),
  );
const read = (id: string) => database.db.mail.findUniqueOrThrow({ where: { id } });

describe("outgoing mail", () => {
  it("is queued with its job, and goes with the transaction", async () => {
    const id = await queue();
    const jobs = await database.asOwner<{ key: string }>("SELECT key FROM graphile_worker.jobs");
    expect(jobs.map((job) => job.key)).toContain(`send-mail:${id}`);
    await expect(
      database.db.$transaction(async (tx) => {
        await queueMail(
          tx,
          resetPasswordMail,
          { to: "gone@example.com", locale: "en" },
          { name: "x", url, minutes: 30 },
        );
        throw new Error("back");
      }),
    ).rejects.toThrow("back");
    expect(await database.db.mail.count({ where: { toAddress: "gone@example.com" } })).toBe(0);
  });

  it("is sent once, and its single-use link is struck out of the record", async () => {
    const id = await queue("once@example.com");
    await sendMail({ mailId: id });
    await sendMail({ mailId: id });
    const sent = smtp.received.filter((mail) => mail.includes("once@example.com"));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain(`Message-ID: <${id}@`);
    const mail = await read(id);
    expect(mail).toMatchObject({ status: "sent", attempts: 1, error: null });
    expect(`${mail.text}${mail.html}`).not.toContain("abcdefghijklmnopqrstuvwxyz012345");
  });

  it("says where an answer goes and what it answers itself", async () => {
    const { db } = database;
    const answersTo = ["<first@example.com>", "<second@example.com>"];
    const id = await queueMail(
      db,
      resetPasswordMail,
      { to: "thread@example.com", locale: "en" },
      { name: "x", url: "https://shop.example.com/x", minutes: 30 },
      { replyTo: "support+x@example.com", answersTo },
    );
    await sendMail({ mailId: id });
    const [sent = ""] = smtp.received.filter((mail) => mail.includes("thread@example.com"));
    expect(sent).toContain("Reply-To: support+x@example.com");
    expect(sent).toContain("In-Reply-To: <second@example.com>");
    expect(sent).toContain("References: <first@example.com> <second@example.com>");
  });

  it("is tried again after trouble, and given up on a refusal for good", async () => {
    const id = await queue("later@example.com");
    smtp.refuseWith = "451 busy";
    await expect(sendMail({ mailId: id })).rejects.toThrow(/busy/);
    expect(await read(id)).toMatchObject({ status: "queued", attempts: 1 });
    smtp.refuseWith = "550 no such person";
    await sendMail({ mailId: id });
    expect(await read(id)).toMatchObject({ status: "failed", attempts: 2 });
    smtp.refuseWith = null;
    await resendMail(staff("support"), { id });
    await sendMail({ mailId: id });
    expect((await read(id)).status).toBe("sent");
    await expect(resendMail(staff("support"), { id })).rejects.toMatchObject({ code: "notify.not_resendable" });
  });

  it("that was kept because no mail server was set goes out once there is one, except expired links", async () => {
    const [plain, fresh, expired] = [
      await queue("k1@example.com"),
      await queue("k2@example.com"),
      await queue("k3@example.com"),
    ];
    const ids = [plain, fresh, expired];
    await database.db.mail.updateMany({ where: { id: { in: ids } }, data: { status: "kept" } });
    const before = new Date(Date.now() - 2 * 86_400_000);
    await database.db.mail.update({ where: { id: plain }, data: { tokenEnc: null, createdAt: before } });
    await database.db.mail.update({ where: { id: expired }, data: { createdAt: before } });
    await expect(resendKeptMails(staff("finance"), {})).rejects.toMatchObject({ status: 403 });
    expect([await countKeptMails({}), await countKeptMails({ to: new Date(Date.now() - 86_400_000) })]).toEqual([2, 1]);
    expect(await resendKeptMails(staff("support"), {})).toEqual({ count: 2 });
    expect(await resendKeptMails(staff("support"), {})).toEqual({ count: 0 });
    const statuses = await Promise.all(ids.map(async (id) => (await read(id)).status));
    expect(statuses).toEqual(["queued", "queued", "kept"]);
    expect(
      await database.db.auditEvent.count({ where: { action: "notify.resend-mail", subjectId: { in: ids } } }),
    ).toBe(2);
  });

  it("goes through a few connections that are kept, however many there are, and ended when the process stops", async () => {
    closeMailTransport();
    const [connected, taken] = [smtp.connections, smtp.received.length];
    const ids: string[] = [];
    for (let n = 0; n < 30; n++) ids.push(await queue(`many${n}@example.com`));
    await Promise.all(ids.map((mailId) => sendMail({ mailId })));
    await sendMail({ mailId: await queue("last@example.com") });
    expect(smtp.received.length - taken).toBe(31);
    expect(smtp.connections - connected).toBeLessThanOrEqual(4);
    closeMailTransport();
    await vi.waitFor(() => expect(smtp.open.size).toBe(0));
    expect(mailTransport("smtp://user:p%40ss@mail.example.com:587?socketTimeout=5000").options).toMatchObject({
      ...{ host: "mail.example.com", port: 587, auth: { user: "user", pass: "p@ss" } },
      ...{ pool: true, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 5_000 },
    });
    closeMailTransport();
  });

  it("shows mails to somebody of the staff to them and to admins, those to customers to all staff", async () => {
    const addressee = async (kind: "staff" | "customer") => {
      const role = kind === "staff" ? ("admin" as const) : null;
      const { id: userId } = await database.db.user.create({
        data: { kind, role, email: `${randomUUID()}@example.com`, name: "x", passwordHash: "-" },
      });
      const id = await queue();
      await database.db.mail.update({ where: { id }, data: { userId } });
      return { id, userId };
    };
    const [theirs, customers] = [await addressee("staff"), await addressee("customer")];
    for (const role of ["support", "finance"] as const) {
      const seen = await readMail(staff(role), { id: theirs.id });
      expect(seen).toMatchObject({ text: "", html: "", withheld: true });
      expect((await readMail(staff(role), { id: customers.id })).text).not.toBe("");
    }
    for (const actor of [staff("admin"), { ...staff("support"), userId: theirs.userId }])
      expect(await readMail(actor, { id: theirs.id })).toMatchObject({
        withheld: false,
        text: expect.stringMatching(/./),
      });
  });

  it("shows links to admins only, and audits that they looked", async () => {
    const id = await queue("secret@example.com");
    expect((await readMail(staff("support"), { id })).text).not.toContain("abcdefghijkl");
    expect((await readMail(staff("admin"), { id })).text).toContain("abcdefghijkl");
    const rows = await database.db.auditEvent.findMany({ where: { action: "notify.read-mail", subjectId: id } });
    expect(rows).toHaveLength(1);
  });

  it("pages through all of it without a gap or a double", async () => {
    for (let i = 0; i < 7; i++) await queue(`page${i}@example.com`);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listMails(staff("support"), { take: 3, q: "page", after });
      seen.push(...page.rows.map((row) => row.toAddress));
      after = page.next ?? undefined;
    } while (after);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });
});
