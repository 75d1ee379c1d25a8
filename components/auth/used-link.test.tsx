import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { UsedLink } from "./confirm-form";

const { visitor } = vi.hoisted(() => ({ visitor: { user: null as object | null } }));
vi.mock("../shell/use-visitor", () => ({ useVisitor: () => visitor }));

it("a link that was opened twice leads who is signed in on, and anybody else to sign in", async () => {
  expect(await renderedHtml(<UsedLink />)).toContain('href="/sign-in"');
  visitor.user = { name: "林青", email: "lin@example.com", kind: "customer" };
  const html = await renderedHtml(<UsedLink />);
  expect(html).toContain("您已经用 lin@example.com 登录");
  expect(html).toContain('href="/account"');
  expect(html).not.toContain("/register");
});
