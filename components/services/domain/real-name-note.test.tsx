import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { RealNameNote } from "./real-name-note";

type Service = Parameters<typeof RealNameNote>[0]["service"];

async function htmlOf(realName: Service["realName"], id: string | null = "0190"): Promise<string> {
  const service: Service = {
    ...{ state: "active", ended: false, realName },
    registrant: { id, displayName: "林青" },
  };
  return renderedHtml(<RealNameNote service={service} />);
}

it("asks for the review before documents were submitted and after they were refused, not while it is under way", async () => {
  for (const realName of ["none", "unpass"] as const) expect(await htmlOf(realName)).toContain("去实名审核");
  expect(await htmlOf("none")).toContain("还没有做实名审核，域名暂时不能解析");
  expect(await htmlOf("unpass")).toContain("实名审核没有通过，域名暂时不能解析");
  const underReview = await htmlOf("checking");
  expect(underReview).toContain("实名审核正在进行");
  expect(underReview).not.toContain("去实名审核");
  expect(underReview).toContain('href="/account/registrants/0190"');
  // Another customer's registrant has no page here.
  expect(await htmlOf("none", null)).toContain('href="/account/registrants"');
  for (const realName of ["pass", null] as const) expect(await htmlOf(realName)).toBe("");
});
