import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ActingAs } from "@/components/services/controls/acting-as";
import type { ZoneView } from "@/lib/zones/contract";
import zones from "@/messages/zh/zones.json";
import { ZoneNotes } from "./zone-notes";

function notesOf(closed: ZoneView["closed"], actor: "owner" | "staff" = "owner"): string {
  const zone = { serviceId: "d1", records: [], locked: [], unreadable: [], effective: true, stale: false, closed };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ zones }} timeZone="Asia/Shanghai">
      <ActingAs actor={actor}>
        <ZoneNotes
          zone={zone as unknown as ZoneView}
          uncertified={false}
          nameServersHref={null}
          busy={false}
          onRefresh={() => undefined}
        />
      </ActingAs>
    </NextIntlClientProvider>,
  );
}

it("leads the owner of an expired domain to its renewal, and of a suspended one to a ticket", () => {
  expect(notesOf(null)).toBe("");
  expect(notesOf("expired")).toContain("域名已到期，现在不能改解析");
  expect(notesOf("expired")).toContain('href="/account/services/d1/renew"');
  expect(notesOf("expired", "staff")).not.toContain("href");
  expect(notesOf("suspended")).toContain("域名目前被暂停，不能改解析");
  expect(notesOf("suspended")).toContain('href="/account/tickets/new?service=d1"');
  expect(notesOf("suspended", "staff")).not.toContain("href");
});
