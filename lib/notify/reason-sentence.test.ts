import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { transferDomain, transferStates } from "@/lib/cndns/endpoints/domain-transfers";
import { registerDomain, renewDomain } from "@/lib/cndns/endpoints/domains";
import { orderStates } from "@/lib/orders/contract";
import { itemStates } from "@/lib/purchasing/contract";
import errors from "@/messages/en/errors.json";
import en from "@/messages/en/orders.json";
import services from "@/messages/en/services.json";
import zh from "@/messages/zh/orders.json";
import { reasonSentence } from "./reason-sentence";

const OTHER = { zh: /^没有办成（/, en: /^It could not be completed \(/ };

function sentences(code: string): { zh: string; en: string } {
  const reason = { code, params: { name: "a.com", code, day: "2026-11-25" } };
  return { zh: reasonSentence("domain", reason, "zh"), en: reasonSentence("domain", reason, "en") };
}

describe("a buyer reads a sentence, in both languages, for", () => {
  const upstreamCodes = [registerDomain, renewDomain, transferDomain].flatMap((row) => Object.values(row.codes));
  const rejected = upstreamCodes
    .filter((word) => word.startsWith("rejected:"))
    .map((word) => `upstream.${word.slice(9)}`);
  const ours = upstreamCodes.filter((word) => word.startsWith("ours:")).map((word) => `ours.${word.slice(5)}`);
  it.each([...new Set([...rejected, ...ours])])("%s", (code) => {
    const said = sentences(code);
    expect(said.zh).not.toMatch(OTHER.zh);
    expect(said.en).not.toMatch(OTHER.en);
  });

  it.each(Object.values(transferStates).filter((state) => state !== "done"))("a transfer that is %s", (state) => {
    const ended = state === "failed" || state === "cancelled";
    expect(sentences(`${ended ? "failed." : ""}transfer_${state}`).en).not.toMatch(OTHER.en);
  });

  it("every reason that the code gives", () => {
    const sources = ["lib/purchasing", "lib/orders", "lib/renewals"].flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith(".ts") && !file.includes(".test."))
        .map((file) => `${folder}/${file}`),
    );
    const given = sources.flatMap((file) =>
      [
        ...readFileSync(file, "utf8").matchAll(
          /(?:[{ ]code: |wait\(|refund\(|readAgainLater\(context, lease, |waiting\(|refusing\()"([a-z_.]+)"(?=[,)])/g,
        ),
      ].map((match) => match[1] ?? ""),
    );
    expect(given.length).toBeGreaterThan(20);
    for (const code of new Set(given)) {
      // What a field is refused with has its sentence with the errors, not with the reasons.
      const [area = "", word = ""] = code.split(".");
      if (code === "other" || code === "code" || word in Object(Object(errors)[area])) continue;
      // What keeps a service from renewing itself is said on its page.
      if (code in services.autoRenew.trouble) continue;
      expect([code, sentences(code).en]).not.toEqual([code, expect.stringMatching(OTHER.en)]);
    }
  });
});

it("what is no domain is not said to have been registered", () => {
  const reason = { code: "failed.registration_failed", params: {} };
  expect(reasonSentence("hosting", reason, "zh")).not.toBe(reasonSentence("domain", reason, "zh"));
  expect(reasonSentence("hosting", reason, "zh")).not.toContain("注册");
  expect(reasonSentence("hosting", { code: "absent", params: {} }, "en")).toBe(
    reasonSentence("domain", { code: "absent", params: {} }, "en"),
  );
});

it("every state has a name", () => {
  for (const messages of [zh, en]) {
    expect(Object.keys(messages.state).sort()).toEqual([...itemStates].sort());
    expect(Object.keys(messages.orderState).sort()).toEqual([...orderStates].sort());
  }
});
