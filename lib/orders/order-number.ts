import "server-only";
import { shanghaiDay } from "@/lib/core/time";
import { Prisma } from "@/lib/db/generated/client";

/**
 * The number of a new order, as an SQL expression: its day in Shanghai and its place in the sequence of all orders, "K261125-00042". The
 * place has at least five digits and more after order 99,999; `lpad` alone would cut them off.
 * @param place an SQL expression of type bigint; evaluated once.
 */
export function orderNumber(day: Date, place: Prisma.Sql = Prisma.sql`nextval('order_numbers')`): Prisma.Sql {
  const prefix = `K${shanghaiDay(day).replaceAll("-", "").slice(2)}-`;
  return Prisma.sql`(SELECT ${prefix}::text || lpad(place.n::text, greatest(5, length(place.n::text)), '0')
    FROM (SELECT ${place} AS n OFFSET 0) AS place)`;
}
