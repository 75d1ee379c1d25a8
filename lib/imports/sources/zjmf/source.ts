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

const LIVE = new Set(["Active", "Suspended", "Verifiy_Active", "Overdue_Active", "Issue_Active"]);
const INVOICE_STATES: Readonly<Record<string, "paid" | "open">> = { Paid: "paid", Unpaid: "open", Overdue: "open" };

/** 智简魔方财务系统 (ZJMF), versions 1 to 3. Times are seconds since 1970; passwords are MD5 and can't be kept. */
export const zjmf: Source = {
  id: "zjmf",
  label: "智简魔方财务 (ZJMF)",
  prefix: "shd_",
  utcOffset: "+08:00",
  needed: ["clients"],
  tables: {
    clients: [
      ...["id", "email", "username", "companyname", "country", "province", "city", "region", "address1", "postcode"],
      ...["phone_code", "phonenumber", "password", "currency", "credit", "status", "language", "email_verified"],
      "create_time",
    ],
    currencies: ["id", "code"],
    products: ["id", "name", "type"],
    host: [...["id", "uid", "productid", "domain", "username", "regdate", "nextduedate", "amount", "domainstatus"]],
    invoices: [
      ...["id", "uid", "create_time", "paid_time", "total", "credit", "status", "type", "delete_time", "is_delete"],
    ],
    ticket_status: ["id", "title"],
    ticket: ["id", "tid", "uid", "title", "content", "create_time", "status", "admin", "attachment"],
    ticket_reply: ["id", "tid", "content", "create_time", "admin", "attachment"],
    ticket_note: ["id", "tid", "admin", "create_time", "content", "attachment"],
  },
  read(tables, { utcOffset }) {
    const at = (row: Row, column: string) => timeOf(row[column] ?? null, utcOffset);
    const currencies = lookUp(tables("currencies"), "id", "code");
    const products = new Map(tables("products").map((row) => [cellText(row, "id"), row]));
    const currencyOf = new Map(
      tables("clients").map((row) => [cellText(row, "id"), currencies.get(cellText(row, "currency")) ?? "CNY"]),
    );
    const hosts = tables("host").map((row) => {
      const product = products.get(cellText(row, "productid"));
      return {
        isDomain: product !== undefined && cellText(product, "type") === "domain",
        id: cellText(row, "id"),
        clientId: cellText(row, "uid"),
        productId: cellText(row, "productid"),
        productName: product ? plainText(cellText(product, "name")) : "",
        name: cellText(row, "domain"),
        account: cellText(row, "username"),
        isLive: LIVE.has(cellText(row, "domainstatus")),
        registeredAt: at(row, "regdate"),
        expiresAt: at(row, "nextduedate"),
        priceFen: fenOf(cellText(row, "amount")),
      };
    });
    return {
      clients: tables("clients").map((row) => ({
        id: cellText(row, "id"),
        email: cellText(row, "email"),
        emailVerified: cellText(row, "email_verified") === "1",
        name: plainText(cellText(row, "username")),
        phone: phoneOf(cellText(row, "phone_code"), cellText(row, "phonenumber")),
        company: plainText(cellText(row, "companyname")),
        address: plainText(
          joined(
            ["country", "province", "city", "region", "address1", "postcode"].map((column) => cellText(row, column)),
          ),
        ),
        language: clientLanguage(cellText(row, "language")),
        isClosed: cellText(row, "status") === "2",
        currency: currencyOf.get(cellText(row, "id")) ?? "",
        balanceFen: fenOf(cellText(row, "credit") || "0"),
        passwordHash: cellText(row, "password"),
        createdAt: at(row, "create_time"),
      })),
      domains: hosts
        .filter(({ isDomain }) => isDomain)
        .map(({ isDomain: _, productId: __, productName: ___, account: ____, ...domain }) => domain),
      services: hosts.filter(({ isDomain }) => !isDomain).map(({ isDomain: _, ...service }) => service),
      years: yearsOf(
        tables("invoices")
          // A recharge is money paid into the balance, which other invoices spend.
          .filter((row) => cellText(row, "type") !== "recharge" && !isDeleted(row))
          .map((row) => ({
            clientId: cellText(row, "uid"),
            at: at(row, "paid_time") ?? at(row, "create_time"),
            currency: currencyOf.get(cellText(row, "uid")) ?? "",
            totalFen: fenOf(cellText(row, "total") || "0"),
            state: INVOICE_STATES[cellText(row, "status")] ?? "void",
          })),
      ),
      tickets: readTickets(tables, at),
    };
  },
};

const isDeleted = (row: Row) => cellText(row, "is_delete") === "1" || !["", "0"].includes(cellText(row, "delete_time"));

/** Numbers of mainland China have no country code there. */
const phoneOf = (code: string, number: string): string =>
  number && joined([code && code !== "86" && code !== "+86" ? `+${code.replace(/^\+/, "")}` : "", number]);

function readTickets(tables: Tables, at: (row: Row, column: string) => Date | null): OldTicket[] {
  const replies = groupBy(tables("ticket_reply"), "tid");
  const notes = groupBy(tables("ticket_note"), "tid");
  const states = lookUp(tables("ticket_status"), "id", "title");
  return tables("ticket").flatMap((row): OldTicket[] => {
    const createdAt = at(row, "create_time");
    if (!createdAt) return [];
    const id = cellText(row, "id");
    const message = (one: Row): OldMessage => ({
      by: cellText(one, "admin") ? "staff" : "customer",
      author: cellText(one, "admin"),
      body: plainTextTwice(cellText(one, "content")),
      at: at(one, "create_time") ?? createdAt,
      files: cellText(one, "attachment"),
    });
    const messages = [
      message(row),
      ...(replies.get(id) ?? []).map(message),
      ...(notes.get(id) ?? []).map((note): OldMessage => ({ ...message(note), by: "note" })),
    ];
    return [
      {
        id,
        number: cellText(row, "tid"),
        clientId: cellText(row, "uid"),
        subject: plainText(cellText(row, "title")),
        state: ticketStateOf(states.get(cellText(row, "status")) ?? ""),
        createdAt,
        messages: messages.sort((a, b) => a.at.getTime() - b.at.getTime()),
      },
    ];
  });
}
