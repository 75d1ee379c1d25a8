import type { OldMessage, OldTicket, Row, Source, Tables } from "../../old-shop";
import { cellText, clientLanguage, fenOf, groupBy, joined, lookUp, plainText, timeOf, yearsOf } from "../values";

const LIVE = new Set(["active", "suspended"]);
const TICKET_STATES: Readonly<Record<string, OldTicket["state"]>> = { closed: "closed", on_hold: "answered" };

/** FOSSBilling 0.1 and later (before: BoxBilling). Times are UTC unless its configuration says otherwise; passwords are bcrypt. */
export const fossbilling: Source = {
  id: "fossbilling",
  label: "FOSSBilling",
  prefix: "",
  utcOffset: "+00:00",
  needed: ["client"],
  tables: {
    client: [
      ...["id", "email", "pass", "status", "email_approved", "first_name", "last_name", "phone_cc", "phone", "company"],
      ...["address_1", "address_2", "city", "state", "postcode", "country", "currency", "lang", "created_at"],
    ],
    client_balance: ["id", "client_id", "amount"],
    currency: ["code", "is_default"],
    client_order: [
      ...["id", "client_id", "product_id", "title", "service_type", "service_id", "price", "quantity", "status"],
      ...["expires_at", "activated_at", "created_at"],
    ],
    service_domain: ["id", "sld", "tld", "registered_at", "expires_at"],
    service_hosting: ["id", "sld", "tld", "username"],
    invoice: ["id", "client_id", "currency", "status", "taxrate", "paid_at", "created_at"],
    invoice_item: ["id", "invoice_id", "price", "quantity", "taxed", "type"],
    admin: ["id", "name"],
    support_ticket: ["id", "client_id", "subject", "status", "created_at"],
    support_ticket_message: ["id", "support_ticket_id", "client_id", "admin_id", "content", "attachment", "created_at"],
    support_ticket_note: ["id", "support_ticket_id", "admin_id", "note", "created_at"],
  },
  read(tables, { utcOffset }) {
    const at = (row: Row, column: string) => timeOf(row[column] ?? null, utcOffset);
    const balances = readBalances(tables);
    const usual = tables("currency").find((row) => cellText(row, "is_default") === "1");
    const currencyOf = new Map(
      tables("client").map((row) => [
        cellText(row, "id"),
        cellText(row, "currency") || (usual ? cellText(usual, "code") : ""),
      ]),
    );
    return {
      clients: tables("client").map((row) => ({
        id: cellText(row, "id"),
        email: cellText(row, "email"),
        emailVerified: cellText(row, "email_approved") === "1",
        name: plainText(joined([cellText(row, "first_name"), cellText(row, "last_name")])),
        phone:
          cellText(row, "phone") &&
          joined([
            cellText(row, "phone_cc") && `+${cellText(row, "phone_cc").replace(/^\+/, "")}`,
            cellText(row, "phone"),
          ]),
        company: plainText(cellText(row, "company")),
        address: plainText(
          joined(
            ["address_1", "address_2", "city", "state", "postcode", "country"].map((column) => cellText(row, column)),
            ", ",
          ),
        ),
        language: clientLanguage(cellText(row, "lang")),
        isClosed: cellText(row, "status") === "canceled",
        currency: currencyOf.get(cellText(row, "id")) ?? "",
        balanceFen: balances.get(cellText(row, "id")) ?? (balances.has(cellText(row, "id")) ? null : 0n),
        passwordHash: cellText(row, "pass"),
        createdAt: at(row, "created_at"),
      })),
      ...readOrders(tables, at),
      years: yearsOf(readInvoices(tables, currencyOf, at)),
      tickets: readTickets(tables, at),
    };
  },
};

/** The sum of each client's entries; null when one can't be read. */
function readBalances(tables: Tables): Map<string, bigint | null> {
  const sums = new Map<string, bigint | null>();
  for (const row of tables("client_balance")) {
    const client = cellText(row, "client_id");
    const before = sums.has(client) ? sums.get(client) : 0n;
    const fen = fenOf(cellText(row, "amount") || "0");
    sums.set(client, before === null || before === undefined || fen === null ? null : before + fen);
  }
  return sums;
}

function readOrders(tables: Tables, at: (row: Row, column: string) => Date | null) {
  const domains = new Map(tables("service_domain").map((row) => [cellText(row, "id"), row]));
  const hosts = new Map(tables("service_hosting").map((row) => [cellText(row, "id"), row]));
  const orders = tables("client_order").map((row) => {
    const type = cellText(row, "service_type");
    const service = (type === "domain" ? domains : type === "hosting" ? hosts : undefined)?.get(
      cellText(row, "service_id"),
    );
    const isDomain = type === "domain";
    return {
      isDomain,
      id: cellText(row, "id"),
      clientId: cellText(row, "client_id"),
      productId: cellText(row, "product_id"),
      productName: plainText(cellText(row, "title")),
      name: service ? cellText(service, "sld") + cellText(service, "tld") : "",
      account: service && !isDomain ? cellText(service, "username") : "",
      isLive: LIVE.has(cellText(row, "status")),
      registeredAt: (service && isDomain ? at(service, "registered_at") : null) ?? at(row, "activated_at"),
      expiresAt: (service && isDomain ? at(service, "expires_at") : null) ?? at(row, "expires_at"),
      priceFen: fenOf(cellText(row, "price")),
    };
  });
  return {
    domains: orders
      .filter(({ isDomain }) => isDomain)
      .map(({ isDomain: _, productId: __, productName: ___, account: ____, ...domain }) => domain),
    services: orders.filter(({ isDomain }) => !isDomain).map(({ isDomain: _, ...service }) => service),
  };
}

function* readInvoices(tables: Tables, currencyOf: Map<string, string>, at: (row: Row, column: string) => Date | null) {
  const items = groupBy(tables("invoice_item"), "invoice_id");
  for (const row of tables("invoice")) {
    const own = items.get(cellText(row, "id")) ?? [];
    // An invoice that pays money into the balance is spent by others.
    if (own.length > 0 && own.every((item) => cellText(item, "type") === "deposit")) continue;
    const state = { paid: "paid", unpaid: "open" }[cellText(row, "status")] ?? "void";
    yield {
      clientId: cellText(row, "client_id"),
      at: at(row, "paid_at") ?? at(row, "created_at"),
      currency: cellText(row, "currency") || (currencyOf.get(cellText(row, "client_id")) ?? ""),
      totalFen: totalOf(own, cellText(row, "taxrate")),
      state: state as "paid" | "open" | "void",
    };
  }
}

/** An invoice has no sum of its own there: its items, and tax on those that are taxed. */
function totalOf(items: readonly Row[], taxRate: string): bigint | null {
  const hundredths = fenOf(taxRate || "0") ?? 0n;
  let total = 0n;
  for (const item of items) {
    const fen = fenOf(cellText(item, "price") || "0");
    const count = cellText(item, "quantity") || "1";
    if (fen === null || !/^\d+$/.test(count)) return null;
    const net = fen * BigInt(count);
    total += cellText(item, "taxed") === "1" ? net + (net * hundredths + 5_000n) / 10_000n : net;
  }
  return total;
}

function readTickets(tables: Tables, at: (row: Row, column: string) => Date | null): OldTicket[] {
  const messages = groupBy(tables("support_ticket_message"), "support_ticket_id");
  const notes = groupBy(tables("support_ticket_note"), "support_ticket_id");
  const admins = lookUp(tables("admin"), "id", "name");
  return tables("support_ticket").flatMap((row): OldTicket[] => {
    const createdAt = at(row, "created_at");
    if (!createdAt) return [];
    const id = cellText(row, "id");
    const written = (one: Row, by: OldMessage["by"], column: string): OldMessage => ({
      by,
      author: admins.get(cellText(one, "admin_id")) ?? "",
      body: plainText(cellText(one, column)),
      at: at(one, "created_at") ?? createdAt,
      files: cellText(one, "attachment"),
    });
    const all = [
      ...(messages.get(id) ?? []).map((one) =>
        written(one, cellText(one, "admin_id") ? "staff" : "customer", "content"),
      ),
      ...(notes.get(id) ?? []).map((one) => written(one, "note", "note")),
    ];
    return [
      {
        id,
        number: id,
        clientId: cellText(row, "client_id"),
        subject: plainText(cellText(row, "subject")),
        state: TICKET_STATES[cellText(row, "status")] ?? "open",
        createdAt,
        messages: all.sort((a, b) => a.at.getTime() - b.at.getTime()),
      },
    ];
  });
}
