import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { ProgramsLeft } from "./programs-left";

it("says what still works after a new password, and leads to where each is ended", async () => {
  const both = await renderedHtml(
    <ProgramsLeft left={{ tokens: 2, webhooks: 1, tokensPage: "/account/tokens" }} />,
    "en",
  );
  expect(both).toContain("2 API tokens and 1 webhook still work");
  expect(both).toContain('href="/account/tokens"');
  expect(both).toContain('href="/account/webhooks"');
  const staff = { tokens: 1, webhooks: 0, tokensPage: "/admin/tokens" } as const;
  const one = await renderedHtml(<ProgramsLeft left={staff} pathTo={(page) => `/sign-in?next=${page}`} />, "en");
  expect(one).toContain("1 API token still works");
  expect(one).toContain('href="/sign-in?next=/admin/tokens"');
  expect(one).not.toContain("webhook");
  expect(
    await renderedHtml(<ProgramsLeft left={{ tokens: 0, webhooks: 3, tokensPage: "/account/tokens" }} />),
  ).toContain("还有 3 个 Webhook 会收到通知");
});
