import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { healthCodes, type ZoneHealthView } from "@/lib/zones/checks-contract";
import { loadMessages } from "@/messages/load";
import { HealthSection } from "./health-section";
import { LiveCheckPanel } from "./live-check";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/account" }));

async function shown(locale: "zh" | "en", view: React.ReactNode): Promise<string> {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={await loadMessages(locale)}
      timeZone="Asia/Shanghai"
      onError={(error) => {
        throw error;
      }}
    >
      {view}
    </NextIntlClientProvider>,
  );
  return html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

const params = { days: 0, state: "checking", target: "gone.example.com", type: "CNAME", servers: "ns1.example.net" };
const health: ZoneHealthView = {
  checkedAt: new Date("2026-11-28T00:00:00Z"),
  asked: true,
  findings: healthCodes.map((code) => ({ code, name: "www.xn--fiq228c.com", displayName: "www.中文.com", params })),
};

it("every finding says what it means and leads to where it is mended", async () => {
  for (const locale of ["zh", "en"] as const) {
    const text = await shown(locale, <HealthSection serviceId="1" health={health} />);
    expect(text).toContain("gone.example.com");
    expect(text).toContain("www.中文.com");
    expect(text).not.toContain("zone-checks");
  }
  const none = await shown("zh", <HealthSection serviceId="1" health={{ ...health, findings: [], asked: false }} />);
  expect(none).toContain("就本店所知没有问题");
});

it("a host with several types can be asked for as a whole", async () => {
  const sets = [
    { host: "@", type: "A" as const },
    { host: "@", type: "MX" as const },
    { host: "www", type: "CNAME" as const },
  ];
  const text = await shown("zh", <LiveCheckPanel serviceId="1" sets={sets} />);
  expect(text).toContain("全部记录 @ 的全部 @ A @ MX www CNAME");
});
