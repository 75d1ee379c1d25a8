import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { TokenGrant } from "@/lib/core/token-grant";
import tokens from "@/messages/en/tokens.json";
import ui from "@/messages/en/ui.json";
import { ProgramGuide } from "./program-guide";

const FREE: TokenGrant = { areas: {}, zones: null, types: null, names: null, addresses: null };

/** The words of the guide for a token with this grant; without one, of the guide for every token. */
function guide(grant?: Partial<TokenGrant>): string {
  const values = { url: "https://shop.example", token: "kq_x", domain: "a.com", host: "home.a.com" };
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ tokens, ui }} timeZone="Asia/Shanghai">
      <ProgramGuide values={grant ? { ...values, grant: { ...FREE, ...grant } } : values} />
    </NextIntlClientProvider>,
  );
  return markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

it("shows every program where no token is known", () => {
  const all = guide();
  for (const name of ["acme.sh", "ddclient", "octoDNS", "Terraform", "kumquat.mjs buy", "Authorization: Bearer"]) {
    expect(all).toContain(name);
  }
});

it("of a token that only reads services it shows nothing that changes records or buys", () => {
  const words = guide({ areas: { services: "read" } });
  expect(words).toContain("kumquat.mjs list");
  expect(words).toContain("/api/v1/services");
  for (const no of ["acme.sh", "ddclient", "octoDNS", "Terraform", "kumquat.mjs buy", "records list"]) {
    expect(words).not.toContain(no);
  }
});

it("of a token that only reads the wallet it shows no call of services", () => {
  expect(guide({ areas: { wallet: "read" } })).not.toContain("/api/v1/services");
});

it("a token for DNS is shown the programs whose records it may change", () => {
  const words = guide({ areas: { dns: "write" }, types: ["TXT"] });
  expect(words).toContain("acme.sh");
  for (const no of ["ddclient", "Terraform", "/api/v1/services", "kumquat.mjs buy"]) expect(words).not.toContain(no);
  expect(guide({ areas: { dns: "read" } })).not.toContain("acme.sh");
  expect(guide({ areas: { dns: "write", orders: "write" } })).toContain("kumquat.mjs buy mybrand.com");
});
