import { z } from "zod";
import { endpoint } from "../endpoint";
import { many, one } from "../reading/answer";
import { count, fen, need, plain, states, text, when } from "../reading/field";
import { coupon, domainName, oneOf } from "../reading/value";
import { newDatabaseName, upstreamDatabasePassword } from "./database-values";
import { hostName } from "./hosting-terms";

/**
 * 七、赠品相关: gifts of a host (a mail product, a database), which are managed by the calls of their own chapters and
 * live as long as the host; and the account's coupons.
 */

/** Opens the gift mail product of a host; free of charge. Manual: 七, 1. */
export const openGiftMail = endpoint("present.openmail", {
  effect: "write",
  input: z.object({
    host: hostName,
    domain: domainName,
    /** Letters and digits together, 6–8. */
    password: z.string().regex(/^(?=.*[A-Za-z])(?=.*\d)[A-Za-z\d]{6,8}$/, "upstream.gift_mail_password"),
    coupon: coupon.optional(),
  }),
  wire: { host: "hostname", domain: "maildomain", password: "mailpassword", coupon: "signature" },
  secret: ["password"],
  output: one({
    domain: ["emldomain", need(text)],
    alias: ["cname", text],
    mx5: ["mxadr5", text],
    mx10: ["mxadr10", text],
    users: ["usernum", count],
    /** "200M": with its unit. */
    size: ["emlsze", text],
    manageUrl: ["manageaddr", text],
    manager: ["adminacc", text],
    popServer: ["popaddr", text],
    smtpServer: ["smtpaddr", text],
    boughtAt: ["regtime", when],
    expiresAt: ["expiretime", when],
  }),
  codes: {
    10014: "ours:agent_name_missing",
    10015: "rejected:host_missing",
    15001: "rejected:domain_invalid",
    15002: "rejected:domain_ordered",
    15003: "rejected:password_malformed",
    16001: "rejected:gift_unreadable",
    16002: "rejected:host_unreadable",
    16003: "rejected:already_open",
    16004: "unknown:opening_failed", // the host's details show whether it is there
    10042: "ours:coupon_missing",
  },
});

/** Opens the gift database of a host; free of charge. Its final name is the answer's. Manual: 七, 2. */
export const openGiftDatabase = endpoint("present.openssl", {
  effect: "write",
  input: z.object({
    host: hostName,
    database: newDatabaseName,
    // No rule is printed here; the database chapter has one, and gifts are its databases.
    password: upstreamDatabasePassword,
    engine: oneOf({ mysql: "1", mssql: "2" }), // 1–5 in the database chapter
    coupon: coupon.optional(),
  }),
  wire: { host: "hostname", database: "dbname", password: "dbpassword", engine: "dbtype", coupon: "signature" },
  secret: ["password"],
  output: one({
    address: ["dbaddr", text],
    database: ["dbname", need(text)],
    user: ["dbaccount", text],
    password: ["dbpassword", plain],
    ftpAddress: ["ftpaddr", text],
    ftpUser: ["ftpname", text],
    ftpPassword: ["ftppassword", plain],
    boughtAt: ["regtime", when],
    expiresAt: ["expiretime", when],
  }),
  codes: {
    10014: "ours:agent_name_missing",
    10015: "rejected:host_missing",
    14001: "rejected:name_malformed",
    14002: "rejected:name_taken",
    14003: "rejected:password_malformed",
    16001: "rejected:gift_unreadable",
    16002: "rejected:host_unreadable",
    16003: "rejected:already_open",
    16005: "unknown:opening_failed", // the host's details show whether it is there
    10042: "ours:coupon_missing",
  },
});

/** The account's coupons. Manual: 七, 3. */
export const listCoupons = endpoint("present.TicketList", {
  effect: "read",
  input: z.object({ state: oneOf({ usable: "1", used: "0" }).optional() }),
  output: many({
    coupon: ["signature", need(text)],
    /** The products it is good for, as a sentence: "域名，虚拟主机，企业邮局". */
    products: [
      "type",
      text.transform(
        (t) =>
          t
            ?.split(/[，,、]/)
            .map((p) => p.trim())
            .filter((p) => p !== "") ?? [],
      ),
    ],
    validFrom: ["apply_tme", when],
    validUntil: ["exp_tme", when],
    amountFen: ["money", fen],
    state: ["isvalid", states({ 1: "usable", 0: "used" })],
    title: ["title", text],
    use: ["tktype", states({ 0: "any", 1: "purchase", 2: "renewal", 3: "upgrade" })],
  }),
  codes: {},
});
