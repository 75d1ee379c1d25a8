import type { OldMessage, OldTicket, Row, Source, Tables } from "../../old-shop";
import {
  cellText,
  clientLanguage,
  fenOf,
  groupBy,
  joined,
  lookUp,
  plainText,
  plainTextTwice,
  timeOf,
  yearsOf,
} from "../values";
import { ticketStateOf } from "../zjmf-tickets";

const LIVE = new Set(["Active", "Suspended"]);
const ORDER_STATES: Readonly<Record<string, "paid" | "open">> = { Paid: "paid", Unpaid: "open" };

/**
 * 智简魔方业务系统 (ZJMF-CBAP), version 10. Tickets are those of its add-on 用户工单. It has no domains of its own: products that are domains
 * are said by --products. Times are seconds since 1970; passwords are MD5 and can't be kept.
 */
export const zjmf10: Source = {
  id: "zjmf10",
  label: "智简魔方业务系统 v10 (ZJMF-CBAP)",
  prefix: "idcsmart_",
  utcOffset: "+08:00",
  needed: ["client"],
  tables: {
    client: [
      ...["id", "email", "username", "status", "phone_code", "phone", "password", "credit", "company", "country"],
      ...["address", "language", "create_time"],
    ],
    product: ["id", "name"],
    host: [
      ...["id", "client_id", "product_id", "name", "status", "renew_amount", "active_time", "due_time", "is_delete"],
    ],
    order: ["id", "client_id", "type", "status", "amount", "pay_time", "create_time"],
    admin: ["id", "name", "nickname"],
    addon_idcsmart_ticket: [
      ...["id", "ticket_num", "client_id", "title", "content", "status", "attachment", "create_time", "post_admin_id"],
    ],
    addon_idcsmart_ticket_reply: ["id", "ticket_id", "type", "rel_id", "content", "attachment", "create_time"],
    addon_idcsmart_ticket_status: ["id", "name"],
    addon_idcsmart_ticket_notes: ["id", "ticket_id", "content", "create_time", "admin_id"],
  },
  read(tables, { utcOffset }) {
    const at = (row: Row, column: string) => timeOf(row[column] ?? null, utcOffset);
    const products = lookUp(tables("product"), "id", "name");
    return {
      clients: tables("client").map((row) => ({
        id: cellText(row, "id"),
        email: cellText(row, "email"),
        // It keeps an address only after a code from it was entered, or staff have written it; it does not say which.
        emailVerified: false,
        name: plainText(cellText(row, "username")),
        phone: phoneOf(cellText(row, "phone_code"), cellText(row, "phone")),
        company: plainText(cellText(row, "company")),
        address: plainText(joined([cellText(row, "country"), cellText(row, "address")])),
        language: clientLanguage(cellText(row, "language")),
        isClosed: cellText(row, "status") === "0",
        currency: "CNY",
        balanceFen: fenOf(cellText(row, "credit") || "0"),
        passwordHash: cellText(row, "password"),
        createdAt: at(row, "create_time"),
      })),
      domains: [],
      services: tables("host")
        .filter((row) => cellText(row, "is_delete") !== "1")
        .map((row) => ({
          id: cellText(row, "id"),
          clientId: cellText(row, "client_id"),
          productId: cellText(row, "product_id"),
          productName: plainText(products.get(cellText(row, "product_id")) ?? ""),
          name: cellText(row, "name"),
          account: "",
          isLive: LIVE.has(cellText(row, "status")),
          registeredAt: at(row, "active_time"),
          expiresAt: at(row, "due_time"),
          priceFen: fenOf(cellText(row, "renew_amount")),
        })),
      years: yearsOf(
        tables("order")
          .filter((row) => cellText(row, "type") !== "recharge")
          .map((row) => ({
            clientId: cellText(row, "client_id"),
            at: at(row, "pay_time") ?? at(row, "create_time"),
            currency: "CNY",
            totalFen: fenOf(cellText(row, "amount") || "0"),
            state: ORDER_STATES[cellText(row, "status")] ?? "void",
          })),
      ),
      tickets: readTickets(tables, at),
    };
  },
};

/** 44 is what the column holds when nobody has chosen a country, and stands for mainland China there. */
const phoneOf = (code: string, number: string): string =>
  number && joined([["", "0", "44", "86"].includes(code) ? "" : `+${code}`, number]);

function readTickets(tables: Tables, at: (row: Row, column: string) => Date | null): OldTicket[] {
  const replies = groupBy(tables("addon_idcsmart_ticket_reply"), "ticket_id");
  const notes = groupBy(tables("addon_idcsmart_ticket_notes"), "ticket_id");
  const states = lookUp(tables("addon_idcsmart_ticket_status"), "id", "name");
  const admins = new Map(
    tables("admin").map((row) => [cellText(row, "id"), cellText(row, "nickname") || cellText(row, "name")]),
  );
  return tables("addon_idcsmart_ticket").flatMap((row): OldTicket[] => {
    const createdAt = at(row, "create_time");
    if (!createdAt) return [];
    const id = cellText(row, "id");
    const message = (one: Row, admin: string | null, by: OldMessage["by"]): OldMessage => ({
      by,
      author: admin === null ? "" : (admins.get(admin) ?? ""),
      body: plainTextTwice(cellText(one, "content")),
      at: at(one, "create_time") ?? createdAt,
      files: cellText(one, "attachment"),
    });
    const opener = cellText(row, "post_admin_id");
    const byAdmin = !["", "0"].includes(opener);
    const messages = [
      message(row, byAdmin ? opener : null, byAdmin ? "staff" : "customer"),
      ...(replies.get(id) ?? []).map((one) =>
        cellText(one, "type") === "Admin"
          ? message(one, cellText(one, "rel_id"), "staff")
          : message(one, null, "customer"),
      ),
      ...(notes.get(id) ?? []).map((one) => message(one, cellText(one, "admin_id"), "note")),
    ];
    return [
      {
        id,
        number: cellText(row, "ticket_num"),
        clientId: cellText(row, "client_id"),
        subject: plainText(cellText(row, "title")),
        state: ticketStateOf(states.get(cellText(row, "status")) ?? ""),
        createdAt,
        messages: messages.sort((a, b) => a.at.getTime() - b.at.getTime()),
      },
    ];
  });
}
