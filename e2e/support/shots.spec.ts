import { randomUUID } from "node:crypto";
import { type Browser, type Page, test } from "@playwright/test";
import { newCustomer, newStaff, query, signIn, word, fund } from "../factory";
import { placed } from "../money/world";
import { post } from "../product";
import { ownDomain } from "../zones/zone";
import { ownTicket } from "./ticket";

test.setTimeout(240_000);
const LOOKS = [
  { name: "1280-light-zh", width: 1280, locale: "zh-CN", scheme: "light" },
  { name: "390-dark-en", width: 390, locale: "en-GB", scheme: "dark" },
  { name: "1280-dark-en", width: 1280, locale: "en-GB", scheme: "dark" },
  { name: "390-light-zh", width: 390, locale: "zh-CN", scheme: "light" },
] as const;

async function message(ticket: string, kind: string, author: string | null, body: string, minutesAgo: number, via = "web") {
  const id = randomUUID();
  await query(
    `INSERT INTO ticket_messages (id, ticket_id, kind, via, author_id, body, created_at) VALUES ($1,$2,$3::ticket_message_kind,$4::ticket_via,$5,$6, now() - make_interval(mins => $7))`,
    [id, ticket, kind, via, author, body, minutesAgo],
  );
  return id;
}

test("shots", async ({ browser }) => {
  const customer = await newCustomer("林晓雯");
  await fund(customer, 128_800);
  await query("UPDATE users SET phone='13812345678' WHERE id=$1", [customer.id]);
  const staff = await newStaff("support", "陈立");
  await newStaff("admin", "周敏");
  const domain = await ownDomain(customer, `shanlicha${word(3)}.com`);
  await ownDomain(customer);
  await placed(customer, "done");
  await placed(customer, "accepted");
  const a = await ownTicket(customer, "网站打不开，显示 502 Bad Gateway");
  await query("UPDATE tickets SET service_id=$2, assignee_id=$3, unanswered_at = now() - interval '5 hours', created_at = now() - interval '3 days' WHERE id=$1", [a.id, domain.id, staff.id]);
  await query("UPDATE ticket_messages SET created_at = now() - interval '3 days' WHERE ticket_id=$1", [a.id]);
  await message(a.id, "staff", staff.id, "林晓雯，您好：\n\n我们看到服务器在运行，请把报错的页面截一张图发给我们，并告诉我们大概几点开始的。\n\n陈立", 3000);
  await message(a.id, "customer", customer.id, "大概昨晚十点开始，截图在附件里。\nhttps://shanlicha.com/admin 也打不开。", 1500, "mail");
  await message(a.id, "note", staff.id, "像是上游节点的问题，同一台主机上还有两个客户也在报。", 1400);
  const relay = randomUUID();
  await query(
    `INSERT INTO ticket_relays (id, ticket_id, category, product, text, state, upstream_id, asked_by, created_at, sent_at, upstream_state, checked_at, next_check_at)
     VALUES ($1,$2,'hosting_fault',$3,'网站 502，昨晚十点开始，请查一下节点。','sent','286',$4, now() - interval '20 hours', now() - interval '20 hours','finished', now() - interval '1 hours', now() + interval '2 hours')`,
    [relay, a.id, domain.name, staff.id],
  );
  const published = await message(a.id, "staff", staff.id, "节点昨晚故障，现在已经恢复，请再试一次。", 900);
  await query(`INSERT INTO upstream_answers (id, relay_id, upstream_id, text, replied_at, seen_at, decision, message_id, decided_at) VALUES ($1,$2,'10108','您好，节点故障已恢复，请您确认！非常感谢您对我们工作的支持与合作！\napi', now() - interval '16 hours', now() - interval '16 hours','published',$3, now())`, [randomUUID(), relay, published]);
  await message(a.id, "customer", customer.id, "还是打不开，请再看看。", 300);
  await query(`INSERT INTO upstream_answers (id, relay_id, upstream_id, text, replied_at, seen_at) VALUES ($1,$2,'10109','您好，我们再次检查了您的主机，请重启一次站点后再试。美橙互联 客服 8021', now() - interval '1 hours', now() - interval '1 hours')`, [randomUUID(), relay]);
  const unknown = randomUUID();
  await query(
    `INSERT INTO ticket_relays (id, ticket_id, question_id, text, state, reason, asked_by, created_at, sent_at)
     VALUES ($1,$2,$4,'重启后还是 502，请再查。','unknown','timeout',$3, now() - interval '30 minutes', now() - interval '30 minutes')`,
    [unknown, a.id, staff.id, relay],
  );
  const b = await ownTicket(customer, "发票抬头怎么改");
  await query("UPDATE tickets SET state='answered', unanswered_at=NULL WHERE id=$1", [b.id]);
  await message(b.id, "staff", staff.id, "您好，抬头在“我的账户 - 资料”里改，改完告诉我们一声就重新开。", 10);
  const c = await ownTicket(customer, "Domain transfer is stuck at the old registrar since Monday, what can I do?");
  await query("UPDATE tickets SET state='waiting', unanswered_at=NULL WHERE id=$1", [c.id]);
  const d = await ownTicket(customer, "谢谢，已经好了");
  await query("UPDATE tickets SET state='closed', closed_at=now(), unanswered_at=NULL WHERE id=$1", [d.id]);
  const e = await ownTicket(await newCustomer(""), "续费之后到期日没有变");
  await query("UPDATE tickets SET unanswered_at = now() - interval '20 minutes' WHERE id=$1", [e.id]);
  await query("UPDATE tickets t SET last_at = now() - interval '5 hours' WHERE id=$1", [a.id]);

  const pages = async (who: typeof customer, look: (typeof LOOKS)[number], b_: Browser) => {
    const context = await b_.newContext({ viewport: { width: look.width, height: 900 }, locale: look.locale, colorScheme: look.scheme, baseURL: process.env.BASE_URL });
    const page = await context.newPage();
    await signIn(page, who);
    return page;
  };
  const shot = async (page: Page, path: string, name: string, look: string) => {
    await page.goto(path);
    await page.waitForTimeout(400);
    await page.screenshot({ path: `/tmp/desk-shots/${name}-${look}.png`, fullPage: true });
  };
  for (const look of LOOKS) {
    const page = await pages(customer, look, browser);
    await shot(page, "/account/tickets", "c-list", look.name);
    await shot(page, `/account/tickets/new?service=${domain.id}`, "c-new", look.name);
    await page.getByLabel(/添加附件|Add files/).setInputFiles([{ name: "server.log", mimeType: "text/plain", buffer: Buffer.from("x".repeat(90_000)) }, { name: "virus.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("x") }]);
    await page.getByRole("button", { name: /^(提交|Send)$/ }).click();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/desk-shots/c-new-errors-${look.name}.png`, fullPage: true });
    await shot(page, `/account/tickets/${a.id}`, "c-ticket", look.name);
    await shot(page, `/account/tickets/${b.id}`, "c-answered", look.name);
    await shot(page, `/account/tickets/${d.id}`, "c-closed", look.name);
    await shot(page, "/account", "c-home", look.name);
    await shot(page, `/account/services/${domain.id}`, "c-service", look.name);
    await page.context().close();
    const desk = await pages(staff, look, browser);
    if (look === LOOKS[0]) {
      await post(desk, "/api/v1/admin/saved-replies", { title: `收到，正在看 ${word(3)}`, body: "{customer}，您好：\n\n您的工单 {ticket} 已经收到，我们正在看，有结果马上告诉您。" });
      await post(desk, "/api/v1/admin/saved-replies", { title: `要截图 ${word(3)}`, body: "{customer}，您好：请发一张完整的截图，包括地址栏。" });
    }
    await shot(desk, "/admin/tickets", "s-queue", look.name);
    await shot(desk, "/admin/tickets?state=all", "s-all", look.name);
    await shot(desk, `/admin/tickets/${a.id}`, "s-ticket", look.name);
    await desk.getByText(/^(内部备注|Internal note)$/).first().click();
    await desk.screenshot({ path: `/tmp/desk-shots/s-note-${look.name}.png`, fullPage: true });
    await shot(desk, `/admin/tickets/${e.id}`, "s-fresh", look.name);
    await desk.getByRole("button", { name: /^(问上游|Ask the upstream)$/ }).click();
    await desk.waitForTimeout(400);
    await desk.screenshot({ path: `/tmp/desk-shots/s-ask-${look.name}.png` });
    await shot(desk, `/admin/tickets/${a.id}`, "s-ticket2", look.name);
    await desk.getByRole("button", { name: /^(发给客户|Send to the customer)$/ }).first().click();
    await desk.waitForTimeout(400);
    await desk.screenshot({ path: `/tmp/desk-shots/s-publish-${look.name}.png` });
    await shot(desk, "/admin/tickets/replies", "s-replies", look.name);
    await shot(desk, `/admin/customers/${customer.id}`, "s-customer", look.name);
    await shot(desk, "/admin", "s-home", look.name);
    if (look.width === 1280) {
      await desk.emulateMedia({ media: "print" });
      await shot(desk, `/admin/tickets/${a.id}`, "s-print", look.name);
    }
    await desk.context().close();
  }
});
