import type { OldMessage, OldTicket, Row, Source } from "../../old-shop";
import { fenOf, groupBy, languageOf, textOf, timeOf, yearsOf } from "../values";

const YES = new Set(["1", "yes", "true", "是"]);
const AUTHORS: Readonly<Record<string, OldMessage["by"]>> = { staff: "staff", note: "note" };
const STATES: Readonly<Record<string, OldTicket["state"]>> = { closed: "closed", answered: "answered" };
const INVOICE_STATES: Readonly<Record<string, "paid" | "open">> = { paid: "paid", unpaid: "open" };

/** CSV files with the heads of docs/operations/migrate.md, for any other program. Sums are decimal yuan, times ISO 8601. */
export const csv: Source = {
  id: "csv",
  label: "CSV",
  prefix: "",
  utcOffset: "+08:00",
  needed: ["clients"],
  tables: {
    clients: [
      ...["id", "email", "email_verified", "name", "phone", "company", "address", "language", "status", "currency"],
      ...["balance", "password_hash", "created_at"],
    ],
    domains: ["id", "client_id", "name", "status", "registered_at", "expires_at", "price"],
    services: ["id", "client_id", "product", "name", "account", "status", "registered_at", "expires_at", "price"],
    invoices: ["id", "client_id", "date", "total", "currency", "status"],
    tickets: ["id", "number", "client_id", "subject", "status", "created_at"],
    ticket_messages: ["ticket_id", "by", "author", "body", "created_at"],
  },
  read(tables, { utcOffset }) {
    const at = (row: Row, column: string) => timeOf(row[column] ?? null, utcOffset);
    const product = (row: Row) => ({
      id: textOf(row, "id") || textOf(row, "name"),
      clientId: textOf(row, "client_id"),
      name: textOf(row, "name"),
      isLive: ["", "active", "suspended"].includes(textOf(row, "status").toLowerCase()),
      registeredAt: at(row, "registered_at"),
      expiresAt: at(row, "expires_at"),
      priceFen: fenOf(textOf(row, "price")),
    });
    const messages = groupBy(tables("ticket_messages"), "ticket_id");
    return {
      clients: tables("clients").map((row) => ({
        id: textOf(row, "id"),
        email: textOf(row, "email"),
        emailVerified: YES.has(textOf(row, "email_verified").toLowerCase()),
        name: textOf(row, "name"),
        phone: textOf(row, "phone"),
        company: textOf(row, "company"),
        address: textOf(row, "address"),
        language: languageOf(textOf(row, "language")),
        isClosed: textOf(row, "status").toLowerCase() === "closed",
        currency: textOf(row, "currency") || "CNY",
        balanceFen: fenOf(textOf(row, "balance") || "0"),
        passwordHash: textOf(row, "password_hash"),
        createdAt: at(row, "created_at"),
      })),
      domains: tables("domains").map(product),
      services: tables("services").map((row) => ({
        ...product(row),
        productId: textOf(row, "product"),
        productName: textOf(row, "product"),
        account: textOf(row, "account"),
      })),
      years: yearsOf(
        tables("invoices").map((row) => ({
          clientId: textOf(row, "client_id"),
          at: at(row, "date"),
          currency: textOf(row, "currency") || "CNY",
          totalFen: fenOf(textOf(row, "total")),
          state: INVOICE_STATES[textOf(row, "status").toLowerCase() || "paid"] ?? "void",
        })),
      ),
      tickets: tables("tickets").flatMap((row): OldTicket[] => {
        const createdAt = at(row, "created_at");
        if (!createdAt) return [];
        const own = (messages.get(textOf(row, "id")) ?? []).map(
          (one): OldMessage => ({
            by: AUTHORS[textOf(one, "by").toLowerCase()] ?? "customer",
            author: textOf(one, "author"),
            body: textOf(one, "body"),
            at: at(one, "created_at") ?? createdAt,
            files: "",
          }),
        );
        return [
          {
            id: textOf(row, "id"),
            number: textOf(row, "number") || textOf(row, "id"),
            clientId: textOf(row, "client_id"),
            subject: textOf(row, "subject"),
            state: STATES[textOf(row, "status").toLowerCase()] ?? "open",
            createdAt,
            messages: own.sort((a, b) => a.at.getTime() - b.at.getTime()),
          },
        ];
      }),
    };
  },
};
