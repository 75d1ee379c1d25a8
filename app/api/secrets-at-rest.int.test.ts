import { TOTP } from "otpauth";
import { afterAll, beforeAll, expect, it } from "vitest";
import { changeOwnPassword } from "@/lib/accounts/change-own-password";
import { enableTotp } from "@/lib/accounts/enable-totp";
import { requestPasswordReset } from "@/lib/accounts/request-password-reset";
import { setUpTotp } from "@/lib/accounts/set-up-totp";
import { makePerson, PASSWORD, reauthed, signedIn, visitor } from "@/lib/accounts/testing/people";
import { renewFeed } from "@/lib/calendar/renew-feed";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { registrantInput } from "@/lib/registrants/contract";
import { createRegistrant } from "@/lib/registrants/create-registrant";
import { person } from "@/lib/registrants/testing/values";
import { changePassword as changeServicePassword } from "@/lib/services/change-password";
import { upstream } from "@/lib/upstream/client";

/**
 * Looks for everything that a customer keeps secret in every row of every table, as somebody with a stolen copy of the database
 * would.
 */
let shop: ShopWorld;
beforeAll(async () => {
  shop = await startShopWorld();
});
afterAll(() => shop.close());

const host = {
  productLine: "hosting",
  name: "dumphost",
  displayName: "dumphost",
  config: { kind: "standard", location: "china", line: "telecom", sizeMb: 500 },
  years: 1,
  months: 0,
  secret: "host-Secret-4711",
  priceFen: 29_900n,
  costFen: 23_600n,
};

/** Which tables hold the text, as text or within bytes. */
async function tablesWith(secret: string): Promise<string[]> {
  const tables = await shop.database.asOwner<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  expect(tables.length).toBeGreaterThan(50);
  // Columns of bytes are written as hexadecimal digits in a row's text.
  const hex = Buffer.from(secret).toString("hex");
  const looks = tables.map(
    ({ name }) =>
      `(SELECT '${name}' AS name FROM ${name} AS row WHERE strpos(row::text, $1) > 0 OR strpos(row::text, $2) > 0 LIMIT 1)`,
  );
  // One statement: a connection for each of some seventy tables and a dozen secrets takes longer than the looking.
  const found = await shop.database.asOwner<{ name: string }>(looks.join(" UNION ALL "), [secret, hex]);
  return found.map(({ name }) => name);
}

it("a copy of the database holds no secret of a customer's in clear", async () => {
  const user = await makePerson();
  const { actor, token: session } = await signedIn(user);
  if (actor.kind !== "customer") throw new Error("not a customer");
  const customer = reauthed(actor);
  const { secret: totpSecret } = await setUpTotp(customer);
  const { recoveryCodes } = await enableTotp(customer, { code: new TOTP({ secret: totpSecret }).generate() });
  const { url: calendarUrl } = await renewFeed(customer);
  const [calendarToken = ""] = /[\w-]{43}/.exec(calendarUrl) ?? [];
  await createRegistrant(customer, registrantInput.parse(person));
  await changeOwnPassword(customer, { current: PASSWORD, password: "harbour-lantern-8852" });
  await requestPasswordReset(visitor(), { email: user.email });

  const buyer = await shop.customer();
  const bought = await buyer.buy(host.name, host);
  expect(await shop.drive(bought.itemId)).toBe("done");
  const domain = await buyer.buy("dumpdomain.com");
  expect(await shop.drive(domain.itemId)).toBe("done");
  const { serviceId } = await shop.database.db.orderItem.findUniqueOrThrow({ where: { id: domain.itemId } });
  await changeServicePassword(reauthed(buyer.actor), { id: serviceId ?? "", password: "dmn47Secret12" });
  await upstream().flushLog();

  const secrets: Record<string, string> = {
    "the password of the account": PASSWORD,
    "its new password": "harbour-lantern-8852",
    "the session": session,
    "the secret of the second factor": totpSecret,
    "a recovery code": recoveryCodes[0] ?? "",
    "the address of the calendar": calendarToken,
    "the identity number": person.idNumber.toUpperCase(),
    "the password of the host": host.secret,
    "the password of the domain": "dmn47Secret12",
    "the password of the agent account": process.env.CNDNS_PASSWORD ?? "",
  };
  for (const [what, secret] of Object.entries(secrets)) {
    expect(secret.length, what).toBeGreaterThan(7);
    expect(await tablesWith(secret), what).toEqual([]);
  }
  // The search itself works: it finds a value that is not secret.
  expect(await tablesWith(user.email)).toContain("users");
});
