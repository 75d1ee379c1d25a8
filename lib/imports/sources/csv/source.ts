import type { OldMessage, OldTicket, Row, Source } from "../../old-shop";
import { cellText, clientLanguage, fenOf, groupBy, timeOf, yearsOf } from "../values";

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
      id: cellText(row, "id") || cellText(row, "name"),
      clientId: cellText(row, "client_id"),
      name: cellText(row, "name"),
      isLive: ["", "active", "suspended"].includes(cellText(row, "status").toLowerCase()),
      registeredAt: at(row, "registered_at"),
      expiresAt: at(row, "expires_at"),
      priceFen: fenOf(cellText(row, "price")),
    });
    const messages = groupBy(tables("ticket_messages"), "ticket_id");
    return {
      clients: tables("clients").map((row) => ({
        id: cellText(row, "id"),
        email: cellText(row, "email"),
        emailVerified: YES.has(cellText(row, "email_verified").toLowerCase()),
        name: cellText(row, "name"),
        phone: cellText(row, "phone"),
        company: cellText(row, "company"),
        address: cellText(row, "address"),
        language: clientLanguage(cellText(row, "language")),
        isClosed: cellText(row, "status").toLowerCase() === "closed",
        currency: cellText(row, "currency") || "CNY",
        balanceFen: fenOf(cellText(row, "balance") || "0"),
        passwordHash: cellText(row, "password_hash"),
        createdAt: at(row, "created_at"),
      })),
      domains: tables("domains").map(product),
      services: tables("services").map((row) => ({
        ...product(row),
        productId: cellText(row, "product"),
        productName: cellText(row, "product"),
        account: cellText(row, "account"),
      })),
      years: yearsOf(
        tables("invoices").map((row) => ({
          clientId: cellText(row, "client_id"),
          at: at(row, "date"),
          currency: cellText(row, "currency") || "CNY",
          totalFen: fenOf(cellText(row, "total")),
          state: INVOICE_STATES[cellText(row, "status").toLowerCase() || "paid"] ?? "void",
        })),
      ),
      tickets: tables("tickets").flatMap((row): OldTicket[] => {
        const createdAt = at(row, "created_at");
        if (!createdAt) return [];
        const own = (messages.get(cellText(row, "id")) ?? []).map(
          (one): OldMessage => ({
            by: AUTHORS[cellText(one, "by").toLowerCase()] ?? "customer",
            author: cellText(one, "author"),
            body: cellText(one, "body"),
            at: at(one, "created_at") ?? createdAt,
            files: "",
          }),
        );
        return [
          {
            id: cellText(row, "id"),
            number: cellText(row, "number") || cellText(row, "id"),
            clientId: cellText(row, "client_id"),
            subject: cellText(row, "subject"),
            state: STATES[cellText(row, "status").toLowerCase()] ?? "open",
            createdAt,
            messages: own.sort((a, b) => a.at.getTime() - b.at.getTime()),
          },
        ];
      }),
    };
  },
};
