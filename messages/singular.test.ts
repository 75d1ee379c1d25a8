import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import { loadMessages } from "./load";
import { unchecked } from "./unchecked";

const t = unchecked(createTranslator({ locale: "en", messages: await loadMessages("en") }));

it.each([
  ["errors.rate.limited", { seconds: 1 }, "in 1 second."],
  ["errors.search.too_many", { seconds: 1 }, "in 1 second."],
  ["errors.orders.years_not_allowed", { name: "a.tm", years: 1 }, "for 1 year;"],
  ["payouts-desk.csvDone", { count: 1 }, "1 payout downloaded"],
  ["services.history.events.points-low", { left: 1, level: 5 }, "1 point left"],
  ["errors.rate.limited", { seconds: 2 }, "in 2 seconds."],
])("says one of something in the singular: %s", (key, values, text) => {
  expect(t(key, values)).toContain(text);
});
