import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { ProgramsLeft } from "./programs-left";

it("says what still works after a new password, and leads to where each is ended", async () => {
  const both = await renderedHtml(
    <ProgramsLeft left={{ tokens: 2, webhooks: 1, calendar: false, tokensPage: "/account/tokens" }} />,
    "en",
  );
  expect(both).toContain("2 API tokens and 1 webhook still work");
  expect(both).toContain('href="/account/tokens"');
  expect(both).toContain('href="/account/webhooks"');
  const staff = { tokens: 1, webhooks: 0, calendar: false, tokensPage: "/admin/tokens" } as const;
  const one = await renderedHtml(<ProgramsLeft left={staff} pathTo={(page) => `/sign-in?next=${page}`} />, "en");
  expect(one).toContain("1 API token still works");
  expect(one).toContain('href="/sign-in?next=/admin/tokens"');
  expect(one).not.toContain("webhook");
  expect(
    await renderedHtml(
      <ProgramsLeft left={{ tokens: 0, webhooks: 3, calendar: false, tokensPage: "/account/tokens" }} />,
    ),
  ).toContain("还有 3 个 Webhook 会收到通知");
});

it("says that the calendar's address still works, alone or besides programs, and leads to where it is ended", async () => {
  const none = { tokens: 0, webhooks: 0, calendar: true, tokensPage: "/account/tokens" } as const;
  const alone = await renderedHtml(<ProgramsLeft left={none} pathTo={(page) => `/sign-in?next=${page}`} />, "en");
  expect(alone).toContain("The address of your expiry calendar still works");
  expect(alone).toContain('href="/sign-in?next=/account/calendar#subscribe"');
  expect(alone).not.toMatch(/program|token|webhook/i);
  const besides = await renderedHtml(<ProgramsLeft left={{ ...none, tokens: 1 }} />, "en");
  expect(besides).toContain("1 API token still works");
  expect(besides).toContain("anyone with it can see which services you have");
  expect(besides).toContain('href="/account/calendar#subscribe"');
  expect(await renderedHtml(<ProgramsLeft left={none} />)).toContain("到期日历的订阅地址还可以用");
});
