import { randomUUID } from "node:crypto";
import { type Person, query, word } from "../factory";
import { placed } from "../money/world";

/** A request for a tax invoice over one done item, as it stands in the database after a customer has asked. */
export async function askedFapiao(customer: Person): Promise<{ id: string; number: string }> {
  const [{ itemId }, id, number] = [await placed(customer, "done"), randomUUID(), `F991231-${word(5).toUpperCase()}`];
  // Without parameters both statements are one transaction: the database refuses a request that is not the sum of its items.
  await query(
    `INSERT INTO fapiao_requests (id, number, customer_id, kind, buyer_kind, title, tax_number, email, amount_fen, asked_fen)
     VALUES ('${id}', '${number}', '${customer.id}', 'ordinary', 'company', '杭州青禾茶业有限公司', '91330100799655058B',
       '${customer.email}', 6900, 6900);
     INSERT INTO fapiao_items (id, request_id, item_id, amount_fen) VALUES ('${randomUUID()}', '${id}', '${itemId}', 6900)`,
  );
  return { id, number };
}
