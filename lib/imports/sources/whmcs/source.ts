import type { OldClient, OldMessage, OldTicket, Row, Source, Tables } from "../../old-shop";
import { cellText, clientLanguage, fenOf, groupBy, joined, lookUp, plainText, timeOf, yearsOf } from "../values";

const LIVE_DOMAIN = new Set(["Active", "Grace", "Redemption", "Expired"]);
const LIVE_SERVICE = new Set(["Active", "Suspended"]);
const INVOICE_STATES: Readonly<Record<string, "paid" | "open">> = { Paid: "paid", Unpaid: "open", Collections: "open" };

/**
 * WHMCS 5 to 8. From version 8 people sign in as users (tblusers), who own clients; before, as clients. Texts are stored with HTML's
 * entities. Times are the server's local time.
 */
export const whmcs: Source = {
  id: "whmcs",
  label: "WHMCS",
  prefix: "tbl",
  utcOffset: "+08:00",
  needed: ["clients"],
  tables: {
    clients: [
      ...["id", "email", "firstname", "lastname", "companyname", "address1", "address2", "city", "state", "postcode"],
      ...["country", "phonenumber", "password", "currency", "credit", "status", "language", "email_verified"],
      "datecreated",
    ],
    users: ["id", "email", "password", "email_verified_at"],
    users_clients: ["auth_user_id", "client_id", "owner"],
    currencies: ["id", "code"],
    domains: ["id", "userid", "domain", "registrationdate", "expirydate", "nextduedate", "recurringamount", "status"],
    hosting: [
      ...["id", "userid", "packageid", "domain", "username", "regdate", "nextduedate", "amount", "domainstatus"],
    ],
    products: ["id", "name"],
    invoices: ["id", "userid", "date", "total", "credit", "status"],
    tickets: ["id", "tid", "userid", "name", "title", "message", "date", "status", "admin", "attachment"],
    ticketreplies: ["id", "tid", "userid", "name", "message", "date", "admin", "attachment"],
    ticketnotes: ["id", "ticketid", "admin", "date", "message", "attachments"],
  },
  read(tables, { utcOffset }) {
    const at = (row: Row, column: string) => timeOf(row[column] ?? null, utcOffset);
    const currencies = lookUp(tables("currencies"), "id", "code");
    const products = lookUp(tables("products"), "id", "name");
    const currencyOf = new Map(
      tables("clients").map((row) => [cellText(row, "id"), currencies.get(cellText(row, "currency")) ?? ""]),
    );
    return {
      clients: readClients(tables, currencyOf, utcOffset),
      domains: tables("domains").map((row) => ({
        id: cellText(row, "id"),
        clientId: cellText(row, "userid"),
        name: cellText(row, "domain"),
        isLive: LIVE_DOMAIN.has(cellText(row, "status")),
        registeredAt: at(row, "registrationdate"),
        expiresAt: at(row, "expirydate") ?? at(row, "nextduedate"),
        priceFen: fenOf(cellText(row, "recurringamount")),
      })),
      services: tables("hosting").map((row) => ({
        id: cellText(row, "id"),
        clientId: cellText(row, "userid"),
        productId: cellText(row, "packageid"),
        productName: plainText(products.get(cellText(row, "packageid")) ?? ""),
        name: cellText(row, "domain"),
        account: cellText(row, "username"),
        isLive: LIVE_SERVICE.has(cellText(row, "domainstatus")),
        registeredAt: at(row, "regdate"),
        expiresAt: at(row, "nextduedate"),
        priceFen: fenOf(cellText(row, "amount")),
      })),
      years: yearsOf(
        tables("invoices").map((row) => ({
          clientId: cellText(row, "userid"),
          at: at(row, "date"),
          currency: currencyOf.get(cellText(row, "userid")) ?? "",
          // `total` is what was left to pay after the client's credit.
          totalFen: sumOf(row, ["total", "credit"]),
          state: INVOICE_STATES[cellText(row, "status")] ?? "void",
        })),
      ),
      tickets: readTickets(tables, at),
    };
  },
};

function sumOf(row: Row, columns: readonly string[]): bigint | null {
  let sum = 0n;
  for (const column of columns) {
    const fen = fenOf(cellText(row, column) || "0");
    if (fen === null) return null;
    sum += fen;
  }
  return sum;
}

function readClients(tables: Tables, currencyOf: Map<string, string>, utcOffset: string): OldClient[] {
  const users = new Map(tables("users").map((row) => [cellText(row, "id"), row]));
  const owners = new Map(
    tables("users_clients")
      .filter((row) => cellText(row, "owner") === "1")
      .map((row) => [cellText(row, "client_id"), users.get(cellText(row, "auth_user_id"))]),
  );
  return tables("clients").map((row) => {
    const id = cellText(row, "id");
    const email = cellText(row, "email");
    const owner = owners.get(id);
    // A user with another address signs in with that one; the client's address has no password then.
    const own = owner && cellText(owner, "email").toLowerCase() === email.toLowerCase() ? owner : undefined;
    const signsIn = users.size === 0 ? row : own;
    return {
      id,
      email,
      emailVerified:
        cellText(row, "email_verified") === "1" ||
        (own !== undefined && timeOf(cellText(own, "email_verified_at"), utcOffset) !== null),
      name: plainText(personName(cellText(row, "firstname"), cellText(row, "lastname"))),
      phone: cellText(row, "phonenumber"),
      company: plainText(cellText(row, "companyname")),
      address: plainText(
        joined(
          ["address1", "address2", "city", "state", "postcode", "country"].map((column) => cellText(row, column)),
          ", ",
        ),
      ),
      language: clientLanguage(cellText(row, "language")),
      isClosed: cellText(row, "status") === "Closed",
      currency: currencyOf.get(id) ?? "",
      balanceFen: fenOf(cellText(row, "credit") || "0"),
      passwordHash: signsIn ? cellText(signsIn, "password") : "",
      createdAt: timeOf(cellText(row, "datecreated"), utcOffset),
    };
  });
}

/** Chinese names are written family name first, and without a space. */
function personName(first: string, last: string): string {
  return /\p{Script=Han}/u.test(first + last) ? `${last}${first}` : joined([first, last]);
}

const STATES: Readonly<Record<string, OldTicket["state"]>> = {
  Closed: "closed",
  Merged: "closed",
  Answered: "answered",
};

function readTickets(tables: Tables, at: (row: Row, column: string) => Date | null): OldTicket[] {
  const replies = groupBy(tables("ticketreplies"), "tid");
  const notes = groupBy(tables("ticketnotes"), "ticketid");
  return tables("tickets").flatMap((row): OldTicket[] => {
    const createdAt = at(row, "date");
    if (!createdAt) return [];
    const id = cellText(row, "id");
    const message = (one: Row): OldMessage => {
      const admin = cellText(one, "admin");
      return {
        by: admin ? "staff" : "customer",
        author: plainText(admin || cellText(one, "name")),
        body: plainText(cellText(one, "message")),
        at: at(one, "date") ?? createdAt,
        files: cellText(one, "attachment").replaceAll("|", ", "),
      };
    };
    const messages = [
      message(row),
      ...(replies.get(id) ?? []).map(message),
      ...(notes.get(id) ?? []).map((note): OldMessage => ({ ...message(note), by: "note" })),
    ];
    return [
      {
        id,
        number: cellText(row, "tid"),
        clientId: cellText(row, "userid"),
        subject: plainText(cellText(row, "title")),
        state: STATES[cellText(row, "status")] ?? "open",
        createdAt,
        messages: messages.sort((a, b) => a.at.getTime() - b.at.getTime()),
      },
    ];
  });
}
