import { randomUUID } from "node:crypto";
import { type Person, query, word } from "../factory";

/** A ticket as it stands in the database after a customer has asked: how it comes to be has a spec of its own. */
export async function ownTicket(
  customer: Person,
  subject = "网站打不开，显示 502",
): Promise<{ id: string; number: string }> {
  const [id, number] = [randomUUID(), `T991231-${word(5).toUpperCase()}`];
  await query("INSERT INTO tickets (id, number, customer_id, subject, unanswered_at) VALUES ($1, $2, $3, $4, now())", [
    id,
    number,
    customer.id,
    subject,
  ]);
  await query(
    `INSERT INTO ticket_messages (id, ticket_id, kind, author_id, body)
     VALUES ($1, $2, 'customer', $3, '从昨天晚上开始，首页和后台都打不开。')`,
    [randomUUID(), id, customer.id],
  );
  return { id, number };
}
