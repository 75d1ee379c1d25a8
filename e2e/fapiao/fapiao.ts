import { randomUUID } from "node:crypto";
import { type Person, query, word } from "../factory";
import { placed } from "../money/world";

/** A request for a tax invoice over one done item, as it stands in the database after a customer has asked. */
export async function askedFapiao(customer: Person): Promise<{ id: string; number: string }> {
  const [{ itemId }, id, number] = [await placed(customer, "done"), randomUUID(), `F991231-${word(5).toUpperCase()}`];
  await query(
    `WITH request AS (
       INSERT INTO fapiao_requests (id, number, customer_id, kind, buyer_kind, title, tax_number, email, amount_fen, asked_fen)
       VALUES ($1::uuid, $2, $3, 'ordinary', 'company', '杭州青禾茶业有限公司', '91330100799655058B', $4, 6900, 6900))
     SELECT 1`,
    [id, number, customer.id, customer.email],
  );
  return { id, number };
}
