import { createTranslator, type Messages } from "next-intl";
import { expect, it } from "vitest";
import ui from "./zh/ui.json";

it("a key that is not there does not compile", () => {
  const messages: Pick<Messages, "ui"> = { ui };
  const t = createTranslator({ locale: "zh", messages, namespace: "ui", onError: () => undefined });
  // @ts-expect-error: an unknown key. If keys were no longer checked, the compiler would report this comment as unused.
  expect(t("nowhere")).toBe("ui.nowhere");
});
