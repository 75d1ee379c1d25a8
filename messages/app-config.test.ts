import { createTranslator, type Messages } from "next-intl";
import { expect, it } from "vitest";
import ui from "./zh/ui.json";

it("a key that is not there does not compile", () => {
  const messages: Pick<Messages, "ui"> = { ui };
  const t = createTranslator({ locale: "zh", messages, namespace: "ui", onError: () => undefined });
  // @ts-expect-error: were keys unchecked, this line would be the compiler's error.
  expect(t("nowhere")).toBe("ui.nowhere");
});
