import { randomUUID } from "node:crypto";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { listServicesCall } from "@/components/generated/services";
import { lineIds } from "@/lib/product-lines/pages";
import { askFree } from "../actions/ask-free";
import { quotePurchase, quoteRenewal, readCap, type SignedQuote } from "../actions/ask-quote";
import { findRegistrant } from "../actions/find-registrant";
import { placeQuote } from "../actions/place-quote";
import { searchShop } from "../actions/search-shop";
import { EXIT, Failure } from "../exit-codes";
import { askShop, type Shop } from "../shop";
import { answerTool } from "./answer-tool";

/** More than an assistant compares; the oldest is forgotten. */
const QUOTES_KEPT = 500;

const SERVICES_AT_ONCE = 50;

/** An assistant that asks for another quote after a lost answer would buy twice. */
const AGAIN = "call this tool again with the same quoteId";

const quoteId = z.uuid().describe("Of an answer of the tool quote in this session.");

/** The quotes of a session. */
function quoteBook() {
  /** The quotes of this session by their id, which is also the Idempotency-Key: a quote is bought once, however often it is called. */
  const quotes = new Map<string, SignedQuote>();

  const keep = (quote: SignedQuote) => {
    const id = randomUUID();
    quotes.set(id, quote);
    const [oldest] = quotes.keys();
    if (quotes.size > QUOTES_KEPT && oldest !== undefined) quotes.delete(oldest);
    // The seal itself is long and of no use to an assistant.
    const { quote: _, ...shown } = quote;
    return { quoteId: id, ...shown };
  };
  const take = (id: string, action: SignedQuote["action"]): SignedQuote => {
    const quote = quotes.get(id);
    if (!quote)
      throw new Failure(EXIT.refused, "quote.unknown", "No quote of this session has this id. Call quote first.");
    if (quote.action !== action) {
      const tool = quote.action === "renew" ? "renew" : "buy";
      throw new Failure(EXIT.refused, "quote.other_action", `This quote is for the tool ${tool}.`);
    }
    return quote;
  };
  return { keep, take };
}

/** Tools that search, price, buy, renew and list. */
export function addBuyingTools(server: McpServer, shop: Shop): void {
  addReadingTools(server, shop);
  const { keep, take } = quoteBook();

  server.registerTool(
    "quote",
    {
      title: "Ask for a signed price",
      description:
        "A price that the shop signs, valid for half an hour: of registering a domain (domain), or of renewing one of the customer's services (service). Buys nothing. Answers a quoteId for buy or renew, whether a domain is free, taken or unknown (availability), and what is left of the token's spending cap. Money is in fen, as text: 9000 is ¥90.00.",
      inputSchema: z.strictObject({
        domain: z.string().min(3).max(253).optional().describe("To register: the full name."),
        service: z
          .string()
          .min(1)
          .max(253)
          .optional()
          .describe("To renew: the name or the id of a service of the customer's."),
        years: z.int().min(1).max(10).optional().describe("Without: the shortest term."),
        code: z.string().max(40).optional().describe("A discount code that the person has."),
      }),
      annotations: { readOnlyHint: true, openWorldHint: true },
    },
    ({ domain, service, years, code }) =>
      answerTool(async () => {
        if ((domain === undefined) === (service === undefined)) {
          throw new Failure(EXIT.usage, "usage", "Name either a domain to register or a service to renew.");
        }
        if (domain === undefined) {
          const renewal = await quoteRenewal(shop, { service: service ?? "", years, code });
          return { ...keep(renewal), cap: await readCap(shop) };
        }
        const quote = await quotePurchase(shop, { productLine: "domain", name: domain, years, config: {}, code });
        const availability = await askFree(shop, quote.name);
        return { ...keep(quote), availability, cap: await readCap(shop) };
      }),
  );

  server.registerTool(
    "buy",
    {
      title: "Buy what was quoted",
      description:
        "Registers the domain of a quote at its price, from the customer's wallet and within the token's spending cap. Costs money and can't be undone. Only after the person has seen the quote and agreed. Repeating it with the same quoteId buys once.",
      inputSchema: z.strictObject({
        quoteId,
        registrant: z
          .string()
          .max(300)
          .optional()
          .describe("The name or the id of the registrant; may be left out when there is only one."),
      }),
      annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
    },
    ({ quoteId: id, registrant }) =>
      answerTool(async () => {
        const { quote } = take(id, "purchase");
        const { id: registrantId } = await findRegistrant(shop, registrant);
        return await placeQuote(shop, { quote, registrantId }, id, AGAIN);
      }),
  );

  server.registerTool(
    "renew",
    {
      title: "Renew what was quoted",
      description:
        "Renews the service of a quote at its price, from the customer's wallet and within the token's spending cap. Costs money and can't be undone. Only after the person has seen the quote and agreed. Repeating it with the same quoteId renews once.",
      inputSchema: z.strictObject({ quoteId }),
      annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
    },
    ({ quoteId: id }) => answerTool(() => placeQuote(shop, { quote: take(id, "renew").quote }, id, AGAIN)),
  );
}

/** Tools that only look. */
function addReadingTools(server: McpServer, shop: Shop): void {
  server.registerTool(
    "search",
    {
      title: "Search domain names",
      description:
        "Asks whether names can be registered now, under every suffix that the shop sells or the one that is written. Answers each name with free, taken, failed (no answer: ask again), refused or unsold, and its prices in fen, as text: 9000 is ¥90.00.",
      inputSchema: z.strictObject({
        text: z
          .string()
          .min(1)
          .max(500)
          .describe("A label (mybrand), a full name (mybrand.com), or several with spaces between."),
      }),
      annotations: { readOnlyHint: true, openWorldHint: true },
    },
    ({ text }) => answerTool(() => searchShop(shop, text)),
  );

  server.registerTool(
    "list_services",
    {
      title: "List services",
      description:
        "The customer's domains and other services with their state and expiry, the one that expires first on top, fifty at a time: `next` is for `after`, and null at the end.",
      inputSchema: z.strictObject({
        productLine: z.enum(lineIds).optional().describe("Only these."),
        state: z.enum(["expiring", "expired", "opening"]).optional(),
        text: z.string().max(100).optional().describe("A part of the name."),
        after: z.string().max(200).optional().describe("`next` of the answer before; the other arguments as there."),
      }),
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ productLine, state, text, after }) =>
      answerTool(async () => {
        const filter = { productLine, state, ...(text ? { q: text } : {}), ...(after ? { after } : {}) };
        // A customer may have thousands: an assistant reads only so much.
        const { rows, next } = await askShop(shop, listServicesCall, { ...filter, take: SERVICES_AT_ONCE });
        return { services: rows, next };
      }),
  );
}
