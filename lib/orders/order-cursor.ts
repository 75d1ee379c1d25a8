/** Where a page of orders ended: its moment and id, so that orders placed meanwhile move nothing. */
export interface OrderCursor {
  createdAt: Date;
  id: string;
}

export function writeCursor({ createdAt, id }: OrderCursor): string {
  return `${createdAt.getTime()}_${id}`;
}

/** @returns null for text that is no cursor: the first page. */
export function readCursor(text: string | undefined): OrderCursor | null {
  const match = /^(\d{10,15})_([0-9a-f-]{36})$/.exec(text ?? "");
  return match ? { createdAt: new Date(Number(match[1])), id: match[2] ?? "" } : null;
}

/** The rows after a cursor, newest first, as a Prisma condition. */
export function afterCursor(cursor: OrderCursor | null) {
  if (!cursor) return {};
  const { createdAt, id } = cursor;
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}
