import { describe, expect, it } from "vitest";
import type { Outcome } from "@/lib/cndns/outcome";
import { addPointsForm } from "../points/form";
import type { AcceptedAction, AttemptEvidence, QuotedAction } from "../product-action";
import type { Reading } from "../reading";
import { type AddedPoints, addPointsAction, findPoints } from "./add-points";
import { beforeOf } from "./renew";

const reading = (config: { bought?: number; left?: number }, change: Partial<Reading> = {}): Reading => ({
  state: "working",
  upstreamState: "ok",
  reason: "running",
  registeredAt: null,
  expiresAt: null,
  password: null,
  config,
  snapshot: {},
  ...change,
});
let sent: AddedPoints | null = null;

const addPoints = addPointsAction({
  endpoint: "EDM.upoints",
  form: addPointsForm([1_000, 10_000]),
  quote: async (_call, { config }, costs) => costs(`points.${config.points}`),
  async add(_call, added): Promise<Outcome<unknown>> {
    sent = added;
    return { kind: "ok", value: null, incomplete: false };
  },
  read: async () => reading({ bought: 0 }),
  acceptedDeadlineMs: 3_600_000,
});

const evidence: AttemptEvidence = {
  absentBefore: false,
  attemptAt: new Date("2026-11-25T04:00:00Z"),
  secret: null,
  years: 0,
  months: 0,
  expiresAtBefore: null,
  failedBefore: false,
  accepted: true,
  configBefore: { bought: 10_000, left: 300 },
  configWanted: { points: "1000" },
};
const accepted = (known: AttemptEvidence | null): AcceptedAction => ({
  years: 0,
  months: 0,
  config: { points: "1000" },
  placedAt: evidence.attemptAt,
  reasonCode: null,
  isLongAgo: false,
  evidence: async () => known,
  isVouchedFor: async () => false,
});
const noCall = async () => {
  throw new Error("the action must not call the upstream");
};
const quoted: QuotedAction = {
  name: "news@example.com",
  displayName: "news@example.com",
  years: 0,
  months: 0,
  config: { points: "1000" },
  before: null,
};
const item = { config: quoted.config, seenExpiry: null };

describe("an action that adds points to a service", () => {
  it("opens no service, has no secret, sets no configuration, moves no expiry, and is repeatable", () => {
    expect(addPoints).toMatchObject({ opensService: false, setsConfig: false, movesExpiry: false, repeatable: true });
    expect(addPoints).not.toHaveProperty("secret");
    expect(addPoints.findable).toBe(true);
  });

  it("can be ordered once, without a term, for the customer's own service that is no gift", () => {
    const asked = { ...quoted, secret: undefined, seenExpiry: undefined };
    const facts = { now: new Date(), suffix: null, registrant: null, isSold: () => true };
    const service = { id: "s", expiresAt: null, registrantId: null, parentId: null };
    expect(addPoints.checkOrder(asked, { ...facts, service })).toMatchObject({ serviceId: "s" });
    expect(addPoints.checkOrder(asked, { ...facts, service: null })).toMatchObject({ code: "orders.not_yours" });
    const gift = { ...service, parentId: "host" };
    expect(addPoints.checkOrder(asked, { ...facts, service: gift })).toMatchObject({ code: "orders.not_for_sale" });
    expect(addPoints.checkOrder({ ...asked, years: 1 }, { ...facts, service })).toMatchObject({
      code: "quote.invalid",
    });
  });

  it("is quoted and masked without a call", async () => {
    const costs = (key: string) => (key === "points.1000" ? 4_000n : null);
    expect(await addPoints.quote(noCall, quoted, costs, new Date())).toBe(4_000n);
    expect(addPoints.mask(quoted.config)).toEqual({ points: 1_000 });
    expect(addPoints.endpoint(quoted.config)).toBe("EDM.upoints");
  });

  it("keeps the points before, and waits when they are not shown or the product is busy", async () => {
    const seen = (now: Reading) => ({ availability: null, reading: now, config: async () => now.config ?? null });
    expect(await addPoints.checkBefore(seen(reading({ bought: 10_000, left: 300 })), item)).toMatchObject({
      kind: "go",
      before: { config: { bought: 10_000, left: 300 } },
    });
    expect(await addPoints.checkBefore(seen(reading({})), item)).toEqual({ kind: "silent" });
    expect(await addPoints.checkBefore(seen(reading({ bought: 1 }, { state: "pending" })), item)).toEqual({
      kind: "busy",
    });
    expect(await addPoints.checkBefore(seen(reading({}, { state: "absent" })), item)).toMatchObject({ kind: "refuse" });
  });

  it("is sent as a number of points", async () => {
    const context = { attemptId: "a", otime: { ms: 1n, text: "" }, beforeSend: () => true };
    const before = beforeOf(reading({ bought: 10_000 }));
    const outcome = await addPoints.send(
      noCall,
      { ...quoted, before, registrantUpstreamId: null, secret: null },
      context,
    );
    expect(outcome.kind).toBe("ok");
    expect(sent).toMatchObject({ name: "news@example.com", points: 1_000 });
  });

  it.each([
    ["as many more as were bought", { bought: 11_000, left: 1_300 }, "found", "found"],
    ["as many more, and used up at once", { bought: 11_000, left: 0 }, "found", "found"],
    ["as before", { bought: 10_000, left: 280 }, "absent", "absent"],
    ["as before, with nothing about those left", { bought: 10_000 }, "absent", "absent"],
    // An upstream that shows only what was first bought.
    ["as before, but more are left", { bought: 10_000, left: 1_290 }, "found", "cannot_tell"],
    ["others were bought as well", { bought: 21_000, left: 11_300 }, "cannot_tell", "cannot_tell"],
    ["fewer than before", { bought: 9_000, left: 300 }, "cannot_tell", "cannot_tell"],
    ["not shown", {}, "cannot_tell", "cannot_tell"],
  ] as const)("%s: with the upstream's ok %s", (_what, now, withOk, withoutAnswer) => {
    expect(findPoints(reading(now), evidence)).toBe(withOk);
    expect(findPoints(reading(now), { ...evidence, accepted: false })).toBe(withoutAnswer);
  });

  it("is done when the points are found, and left to staff where they can't be told", async () => {
    expect(await addPoints.done(reading({ bought: 11_000 }), accepted(evidence))).toEqual({ kind: "done" });
    expect(await addPoints.done(reading({ bought: 10_000 }), accepted(evidence))).toEqual({
      kind: "open",
      staff: null,
    });
    const toStaff = { kind: "open", staff: "staff_points" };
    expect(await addPoints.done(reading({ bought: 13_000 }), accepted(evidence))).toEqual(toStaff);
    expect(await addPoints.done(reading({ bought: 11_000 }), accepted(null))).toEqual(toStaff);
    expect(findPoints(reading({}, { state: "unclear" }), evidence)).toBe("unclear");
  });
});
