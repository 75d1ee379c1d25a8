import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import hostingLine from "@/messages/zh/hostingLine.json";
import { usePresent } from "./use-present";

function Present({ id, present }: { id: string; present: string | null }) {
  return <>{usePresent("hostingLine")({ id, present }) ?? "unknown"}</>;
}

const say = (id: string, present: string | null) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ hostingLine }} timeZone="Asia/Shanghai">
      <Present id={id} present={present} />
    </NextIntlClientProvider>,
  );

it("says a setting in the product line's words, a customer's own text as it is, and knows when it is not known", () => {
  expect(say("defaultAccess", "none")).toBe("只有允许的 IP");
  expect(say("defaultPages", "index.php → index.html")).toBe("index.php → index.html");
  expect(say("notFoundPage", "standard")).toBe("系统默认");
  expect(say("notFoundPage", "errors/404.html")).toBe("errors/404.html");
  expect(say("logAccess", null)).toBe("unknown");
});
